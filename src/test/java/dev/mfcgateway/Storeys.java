package dev.mfcgateway;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.AbstractCollection;
import java.util.AbstractMap;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentMap;

/** How the rooms lie above each other, and what no room may do. A room looks down only, never beside itself. */
final class Storeys {

    static final String ROOT = "dev.mfcgateway";

    /** Package below the root (empty for itself) to storey. */
    static final Map<String, Integer> STOREYS = Map.ofEntries(
            Map.entry("app", 8),
            Map.entry("config", 7),
            Map.entry("", 6),
            Map.entry("http", 5),
            Map.entry("flow", 4),
            Map.entry("tenant", 3),
            Map.entry("redis", 3),
            Map.entry("transaction", 2),
            Map.entry("mfcentral", 2),
            Map.entry("webhook", 2),
            Map.entry("edge", 2),
            Map.entry("mfcentral.envelope", 1),
            Map.entry("holdings", 1),
            Map.entry("journey", 1),
            Map.entry("metrics", 1),
            Map.entry("investor", 0), // imports nothing, and is named by the metrics' channels
            Map.entry("secret", 0),
            Map.entry("failure", 0));

    private static final String[] NAMES_THAT_SAY_NOTHING = {
        "..util..", "..common..", "..manager..", "..helper..", "..impl..", "..base..", "..service.."
    };

    private Storeys() {}

    /** The rules, for a house that stands at {@code root}. */
    static List<ArchRule> rulesOf(String root) {
        String app = root + ".app..";
        return List.of(
                ArchRuleDefinition.classes().should(lookDownOnly(root)),
                slices().matching("(" + root + "..)").should().beFreeOfCycles(),
                noClasses().that().resideOutsideOfPackage(app).should().dependOnClassesThat(areFiles()),
                noClasses().that().resideOutsideOfPackage(app).should().callMethodWhere(readsTheEnvironment()),
                noClasses().that().resideOutsideOfPackage(app).should().accessFieldWhere(isAStandardStream()),
                noClasses().should().callConstructorWhere(makesADate()),
                noClasses().should().dependOnClassesThat().areAssignableTo(ThreadLocal.class),
                noClasses().should().resideInAnyPackage(NAMES_THAT_SAY_NOTHING).allowEmptyShould(true),
                fields().that().areStatic().should().beFinal(),
                noFields().that().areStatic().should().haveRawType(mutable()));
    }

    private static ArchCondition<JavaClass> lookDownOnly(String root) {
        return new ArchCondition<>("look down only") {
            @Override
            public void check(JavaClass one, ConditionEvents events) {
                for (Dependency dependency : one.getDirectDependenciesFromSelf()) {
                    String from = dependency.getOriginClass().getPackageName();
                    String to = dependency.getTargetClass().getPackageName();
                    boolean isOfTheHouse = to.equals(root) || to.startsWith(root + ".");
                    if (isOfTheHouse && !to.equals(from) && storey(root, to) >= storey(root, from)) {
                        events.add(SimpleConditionEvent.violated(one, dependency.getDescription()));
                    }
                }
            }
        };
    }

    private static int storey(String root, String room) {
        return STOREYS.getOrDefault(room.equals(root) ? "" : room.substring(root.length() + 1), -1);
    }

    private static DescribedPredicate<JavaClass> areFiles() {
        return resideInAnyPackage("java.nio.file..")
                .or(describe("java.io.File*", one -> one.getName().startsWith("java.io.File")));
    }

    private static DescribedPredicate<JavaMethodCall> readsTheEnvironment() {
        return describe(
                "System.getenv",
                call -> call.getTargetOwner().isEquivalentTo(System.class)
                        && call.getName().equals("getenv"));
    }

    /** A library may hand one over; it becomes an Instant at once. */
    private static DescribedPredicate<JavaConstructorCall> makesADate() {
        return describe("new Date", call -> call.getTargetOwner().isAssignableTo(Date.class));
    }

    private static DescribedPredicate<JavaFieldAccess> isAStandardStream() {
        return describe(
                "System.out or System.err",
                access -> access.getTargetOwner().isEquivalentTo(System.class)
                        && List.of("out", "err").contains(access.getName()));
    }

    /** Types made to be changed. An array, or a list whose elements can be set, is beyond what a type can tell. */
    private static DescribedPredicate<JavaClass> mutable() {
        return describe(
                "made to be changed",
                type -> type.getPackageName().startsWith("java.util.concurrent.atomic")
                        || type.isAssignableTo(ConcurrentMap.class)
                        || type.isAssignableTo(AbstractMap.class)
                        || type.isAssignableTo(AbstractCollection.class)
                        || type.isEquivalentTo(StringBuilder.class));
    }
}
