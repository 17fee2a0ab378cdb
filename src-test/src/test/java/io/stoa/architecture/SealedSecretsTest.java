package io.stoa.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is sealed at rest can be sealed anew, or the key it was sealed with could never be removed. */
class SealedSecretsTest {

    private static final String ENTITY = "jakarta.persistence.Entity";
    private static final String SEALED_ROW = "io.stoa.secrets.SealedRow";

    /** Columns of bytes that are no secret, and why. */
    private static final Set<String> NO_SECRET = Set.of(
            "DistributionKey.publicKey", // public
            "LicensingKey.publicKey", // public
            "LicensingKey.certificate", // devices are given it
            "PackageImport.manifest", // devices are given it
            "PackageImport.signature", // devices are given it
            "PackageVersion.manifest", // devices are given it
            "PackageVersion.signature", // devices are given it
            "ReceivedNotification.body"); // says which app and version, to everybody who watches

    /** Who may seal: each keeps what it sealed in a {@code SealedRow}. */
    private static final Set<String> SEALING = Set.of(
            "io.stoa.catalog.jpa.JpaKeyBlobs",
            "io.stoa.keys.service.DistributionKeyImport",
            "io.stoa.licensing.service.DeviceHashes",
            "io.stoa.licensing.service.LicensingKeyService",
            "io.stoa.secrets.jpa.SealedTally");

    @Test
    void shouldKnowOfEveryColumnOfBytesWhetherItIsSealed() {
        Set<String> open = Module.server().stream()
                .filter(type -> type.isAnnotatedWith(ENTITY))
                .flatMap(type -> type.getFields().stream())
                .filter(field -> field.getRawType().getName().equals("[B"))
                .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                .filter(field -> !isSealed(field))
                .map(field -> field.getOwner().getSimpleName() + "." + field.getName())
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(new TreeSet<>(NO_SECRET), open, "because a secret is kept in a SealedRow, and all else is named");
    }

    private static boolean isSealed(JavaField field) {
        return field.getOwner().isAssignableTo(SEALED_ROW) && field.getName().startsWith("sealed");
    }

    @Test
    void shouldSealOnlyWhatIsSealedAnewToo() {
        Set<String> sealing = Module.server().stream()
                .flatMap(type -> type.getMethodCallsFromSelf().stream())
                .filter(call -> call.getName().equals("seal")
                        && call.getTargetOwner().getSimpleName().equals("SecretBox"))
                .map(call -> call.getOriginOwner().getName())
                .collect(Collectors.toCollection(TreeSet::new));

        assertFalse(sealing.isEmpty(), "no call was found: the scan is broken");
        assertEquals(
                new TreeSet<>(SEALING), sealing, "because what is sealed elsewhere is lost when its key is removed");
    }

    @Test
    void shouldBeAnEntityToBeSealedAnew() {
        classes()
                .that()
                .implement(SEALED_ROW)
                .should()
                .beAnnotatedWith(ENTITY)
                .because("the persistence unit is asked which rows there are")
                .check(Module.server());
    }

    @Test
    void shouldHaveOneSecretARow() {
        Set<String> twice = Module.server().stream()
                .filter(type -> type.isAssignableTo(SEALED_ROW))
                .filter(type -> sealedColumns(type) > 1)
                .map(JavaClass::getName)
                .collect(Collectors.toSet());

        assertEquals(Set.of(), twice, "because SealedRow seals one anew");
    }

    private static long sealedColumns(JavaClass type) {
        return type.getFields().stream().filter(SealedSecretsTest::isSealed).count();
    }
}
