"""Claims: what is popularly told, held against the sources."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from generator.entries.entry import Entry
from generator.entries.values import AnyRef, Evidence, Many, ProseText, SentenceText, Statements, Text


class Reason(Evidence):
    """One reason for the verdict, with its sources."""

    text: ProseText = Field(description="The reason, in prose.")
    speaks: Literal["for", "against", "neither"] = Field(
        description="Whether the reason speaks for the claim or against it.")


class Claim(Entry):
    """A popular statement with its verdict and the reasons for it."""

    KIND: ClassVar[str] = "claim"
    FOLDER: ClassVar[str] = "claims"
    THING: ClassVar[str] = "ClaimReview"
    AGREEING: ClassVar[tuple[str, ...]] = ("told_by",)

    claim: SentenceText = Field(description="The claim, in one sentence, as it is told.")
    told_by: Statements[Text] = Field((), description="Who tells it.")
    verdict: Literal["supported", "disputed", "unsupported", "wrong"] = Field(description="What the sources say to it.")
    qualification: Text = Field("", description="What the verdict needs beside it: “wrong name”.")
    reasons: Many[Reason] = Field(description="The reasons for the verdict.")
    concerns: Many[AnyRef] = Field(description="The entries the claim is about.")

    def tags(self) -> dict[str, str]:
        return {"verdict": self.verdict}
