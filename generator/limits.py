"""What is held possible when the encyclopedia is read against itself; under `check:` in the options of the plugin."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field


class Limits(BaseModel):
    """The limits, in years and kilometres."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    oldest: int = Field(110, gt=0, description="Years that a life may last.")
    fighter: int = Field(10, ge=0, description="Years from which on somebody may fight or hold an office.")
    parent: int = Field(12, ge=0, description="Years from which on somebody may have a child.")
    mother: int = Field(60, gt=0, description="Years until which a woman may bear a child.")
    father: int = Field(90, gt=0, description="Years until which a man may father a child.")
    march: float = Field(75, gt=0, description="Kilometres that horsemen may cover in a day.")
    region: float = Field(250, gt=0, description="Kilometres from its neighbours beyond which a place lies outside its region.")
    distance: float = Field(0.3, gt=0, description="Share by which a stated distance may differ from the measured one.")
    grown: int = Field(30, ge=0, description="Entries from which on each statement is to have a source, each work a use, "
                       "and each entry a link to it.")
