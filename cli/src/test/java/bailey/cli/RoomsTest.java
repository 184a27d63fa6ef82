package bailey.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.net.ServerSocket;
import java.net.Socket;

/// What the modules cannot say of the rooms.
@AnalyzeClasses(packages = "bailey", importOptions = DoNotIncludeTests.class)
class RoomsTest {
    @ArchTest
    static final ArchRule packetKnowsNothing = knowsNothing("bailey.packet");

    @ArchTest
    static final ArchRule linuxKnowsNothing = knowsNothing("bailey.linux");

    private static ArchRule knowsNothing(String room) {
        return classes()
                .that()
                .resideInAPackage(room)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(room, "java..", "org.jspecify..");
    }

    @ArchTest
    static final ArchRule noRoomsInACircle =
            slices().matching("bailey.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule nativeCallsInOneRoom = noClasses()
            .that()
            .resideOutsideOfPackage("bailey.linux")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.lang.foreign..");

    @ArchTest
    static final ArchRule processesInOneRoom = noClasses()
            .that()
            .resideOutsideOfPackage("bailey.linux")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(ProcessBuilder.class, Process.class)
            .orShould()
            .callMethod(Runtime.class, "exec", String.class)
            .orShould()
            .callMethod(Runtime.class, "exec", String[].class);

    @ArchTest
    static final ArchRule theProcessIsTheCommandLines = noClasses()
            .that()
            .resideOutsideOfPackage("bailey.cli")
            .should()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "halt", int.class)
            .orShould()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");

    /// Their connections are bound to a namespace too late (channels are at once), and they block a carrier.
    @ArchTest
    static final ArchRule channelsNotSockets =
            noClasses().should().dependOnClassesThat().belongToAnyOf(Socket.class, ServerSocket.class);

    /// The command line wires; it reads no YAML and writes no ruleset of its own.
    @ArchTest
    static final ArchRule yamlInOneRoom = noClasses()
            .that()
            .resideOutsideOfPackage("bailey.language")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.snakeyaml..");
}
