import java.io.FileInputStream;
import java.util.Map;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Holds PDF files against standards by veraPDF: Validate ua1,3a FILE…; 1 where one does not conform. */
public class Validate {
    public static void main(String[] given) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        boolean sound = true;
        for (int number = 1; number < given.length; number++)
            for (String standard : given[0].split(","))
                sound &= conforms(given[number], standard);
        System.exit(sound ? 0 : 1);
    }

    static boolean conforms(String file, String standard) throws Exception {
        PDFAFlavour flavour = PDFAFlavour.byFlavourId(standard);
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new FileInputStream(file), flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            System.out.printf("%s %s %s, %d checks%n", result.isCompliant() ? "PASS" : "FAIL", standard, file,
                    result.getTotalAssertions());
            if (!result.isCompliant()) faults(result);
            return result.isCompliant();
        }
    }

    /** Each rule that was broken, how often, and where first. */
    static void faults(ValidationResult result) {
        Map<String, String> first = new TreeMap<>();
        for (TestAssertion found : result.getTestAssertions())
            if (found.getStatus() == TestAssertion.Status.FAILED)
                first.putIfAbsent(found.getRuleId().getClause() + "-" + found.getRuleId().getTestNumber(),
                        found.getMessage() + " @ " + found.getLocation().getContext());
        Map<String, Integer> counts = new TreeMap<>();
        result.getFailedChecks().forEach((rule, times) -> counts.put(rule.getClause() + "-" + rule.getTestNumber(), times));
        counts.forEach((rule, times) -> System.out.printf("    %s, %d times: %s%n", rule, times, first.get(rule)));
    }
}
