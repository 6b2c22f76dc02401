package io.github.cleancut.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;

/** Who may see whom (the arrows of the house): a package sees itself, what stands behind its arrow, and libraries. */
final class Arrows {
    static final String ROOT = "io.github.cleancut";

    /** A package and the packages that it may see. */
    record Arrow(String from, List<String> to) {}

    // spotless:off
    static final List<Arrow> ALL = List.of(
        new Arrow("kernel",   List.of()),
        new Arrow("model",    List.of()),
        new Arrow("trace",    List.of()),
        new Arrow("protocol", List.of("model")),
        new Arrow("variant",  List.of("protocol")),
        new Arrow("conform",  List.of("protocol", "model")),
        new Arrow("world",    List.of("kernel", "model", "protocol", "trace")),
        new Arrow("law",      List.of("trace", "model")),
        new Arrow("verify",   List.of()),
        // whoever drives a world and asks laws holds a scenario (model) and hands events (trace) from one to the other
        new Arrow("explore",  List.of("kernel", "world", "law", "model", "trace")));
    // spotless:on

    private Arrows() {}

    /** The rule of one package: it sees none of the others, nor the door in the root package. */
    static ArchRule ruleOf(Arrow arrow) {
        List<String> forbidden = new ArrayList<>(List.of(ROOT));
        for (Arrow other : ALL) {
            if (!other.from().equals(arrow.from()) && !arrow.to().contains(other.from())) {
                forbidden.add(ROOT + "." + other.from() + "..");
            }
        }
        return noClasses()
                .that()
                .resideInAPackage(ROOT + "." + arrow.from() + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden.toArray(String[]::new))
                .as("package " + arrow.from() + " sees " + (arrow.to().isEmpty() ? "no other package" : arrow.to())
                        + "; move the code to where its arrow allows it, or hand the value in as a parameter")
                .allowEmptyShould(true);
    }
}
