package io.stoa.schema.service;

import io.stoa.account.Account;
import io.stoa.account.LetterOrder;
import io.stoa.account.LinkToken;
import io.stoa.account.PasswordToken;
import io.stoa.audit.AuditEvent;
import io.stoa.catalog.App;
import io.stoa.catalog.DistributionPackage;
import io.stoa.catalog.FormerKeyBlob;
import io.stoa.catalog.KeyBlob;
import io.stoa.catalog.PackageAsset;
import io.stoa.catalog.PackageVersion;
import io.stoa.catalog.Publication;
import io.stoa.catalog.TerritoryAvailability;
import io.stoa.entitlement.Entitlement;
import io.stoa.entitlement.EntitlementEvent;
import io.stoa.entitlement.EntitlementGroup;
import io.stoa.entitlement.EntitlementGroupApp;
import io.stoa.identity.Administrator;
import io.stoa.ingestion.IngestionJob;
import io.stoa.ingestion.PackageImport;
import io.stoa.keys.DistributionKey;
import io.stoa.ledger.FirstAnnualInstall;
import io.stoa.ledger.LedgerEntry;
import io.stoa.licensing.AppLicenseTerms;
import io.stoa.licensing.License;
import io.stoa.licensing.LicenseChange;
import io.stoa.licensing.LicenseChangeHead;
import io.stoa.licensing.LicensingKey;
import io.stoa.licensing.TakeDownDecision;
import io.stoa.notification.NotificationAttempt;
import io.stoa.notification.ReceivedNotification;
import io.stoa.oauth.AuthorizationCode;
import io.stoa.oauth.LocalToken;
import io.stoa.oauth.OAuthClient;
import io.stoa.oauth.RefreshFamily;
import io.stoa.oauth.RefreshToken;
import io.stoa.openid.ExternalIdentity;
import io.stoa.packagestore.AssetCheck;
import io.stoa.packagestore.UpkeepLease;
import io.stoa.reconciliation.PackageReading;
import io.stoa.reconciliation.ReconciliationRun;
import io.stoa.secrets.InstallationSecret;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Version;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A row with something in every column. Columns of one name hold one value, so that what refers to another row finds it.
 *
 * @param entity an entity that no persistence context knows yet, or one that was read
 */
record FilledRow(Object entity) {

    /** Every entity, what is referred to before what refers to it. */
    static final List<Class<?>> ENTITIES = List.of(
            ReceivedNotification.class,
            NotificationAttempt.class,
            App.class,
            DistributionPackage.class,
            TerritoryAvailability.class,
            PackageVersion.class,
            PackageAsset.class,
            AssetCheck.class,
            UpkeepLease.class,
            Publication.class,
            KeyBlob.class,
            FormerKeyBlob.class,
            IngestionJob.class,
            PackageImport.class,
            ReconciliationRun.class,
            PackageReading.class,
            Account.class,
            EntitlementGroup.class,
            EntitlementGroupApp.class,
            Entitlement.class,
            EntitlementEvent.class,
            LinkToken.class,
            LetterOrder.class,
            PasswordToken.class,
            ExternalIdentity.class,
            RefreshFamily.class,
            RefreshToken.class,
            OAuthClient.class,
            AuthorizationCode.class,
            Administrator.class,
            LocalToken.class,
            License.class,
            AppLicenseTerms.class,
            TakeDownDecision.class,
            LicenseChange.class,
            LicenseChangeHead.class,
            LedgerEntry.class,
            FirstAnnualInstall.class,
            DistributionKey.class,
            LicensingKey.class,
            InstallationSecret.class,
            AuditEvent.class);

    private static final Map<Class<?>, String> REFERRED_TO_AS = Map.of(
            Account.class, "account_id",
            EntitlementGroup.class, "group_id",
            RefreshFamily.class, "family_id",
            ReceivedNotification.class, "notification_id");
    private static final Instant NOON = Instant.parse("2026-01-09T12:00:00Z");

    static List<FilledRow> all() {
        return ENTITIES.stream().map(FilledRow::of).toList();
    }

    private static FilledRow of(Class<?> type) {
        Object entity = made(type);
        fill(entity, type);
        return new FilledRow(entity);
    }

    Class<?> type() {
        return entity.getClass();
    }

    /** What the entity is found by. */
    Object id() {
        List<Field> ids = fieldsOf(type())
                .filter(field -> field.isAnnotationPresent(Id.class))
                .toList();
        IdClass compound = type().getAnnotation(IdClass.class);
        if (compound == null) {
            return valueOf(ids.get(0), entity);
        }
        Object key = made(compound.value());
        fieldsOf(compound.value()).forEach(part -> ids.stream()
                .filter(id -> id.getName().equals(part.getName()))
                .forEach(id -> set(part, key, valueOf(id, entity))));
        return key;
    }

    /** The row with nothing in the columns that need nothing. */
    FilledRow withoutOptionals() {
        fieldsOf(type()).filter(FilledRow::isOptional).forEach(field -> set(field, entity, null));
        return this;
    }

    private static boolean isOptional(Field field) {
        Column column = field.getAnnotation(Column.class);
        boolean needed = field.isAnnotationPresent(Id.class) || column != null && !column.nullable();
        return !needed && !field.getType().isPrimitive() && !field.isAnnotationPresent(Embedded.class);
    }

    /** What stands in the columns, by field; the lock counter is the provider's and left out. */
    Map<String, Object> values() {
        Map<String, Object> values = new TreeMap<>();
        fieldsOf(type()).forEach(field -> {
            Object value = valueOf(field, entity);
            if (field.isAnnotationPresent(Embedded.class)) {
                fieldsOf(field.getType()).forEach(part -> values.put(part.getName(), valueOf(part, value)));
            } else {
                values.put(field.getName(), value);
            }
        });
        return values;
    }

    private static void fill(Object target, Class<?> owner) {
        fieldsOf(target.getClass()).forEach(field -> {
            if (field.isAnnotationPresent(Embedded.class)) {
                Object part = made(field.getType());
                fill(part, owner);
                set(field, target, part);
            } else {
                set(field, target, filling(field, owner));
            }
        });
    }

    private static Object filling(Field field, Class<?> owner) {
        String column = Optional.ofNullable(field.getAnnotation(Column.class))
                .map(Column::name)
                .filter(name -> !name.isEmpty())
                .orElse(field.getName());
        boolean isReferredTo = field.isAnnotationPresent(Id.class) && column.equals("id");
        String name = isReferredTo ? REFERRED_TO_AS.getOrDefault(owner, column) : column;
        return filling(field.getType(), name);
    }

    private static Object filling(Class<?> type, String name) {
        int number = Math.floorMod(name.hashCode(), 900_000) + 1;
        if (type == String.class) {
            return name.endsWith("minimum_os") ? "17.4.1" : name.equals("territory") ? "MLT" : "ü€😀-" + number;
        }
        if (type == Instant.class) {
            return NOON.plusSeconds(number).plusNanos(number * 1_000L);
        }
        if (type == byte[].class) {
            return everyByte();
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[type.getEnumConstants().length - 1];
        }
        if (type == boolean.class) {
            return true;
        }
        if (type == int.class || type == Integer.class) {
            return number;
        }
        if (type == long.class || type == Long.class) {
            return Long.MAX_VALUE - number;
        }
        throw new IllegalStateException("no filling for " + type + " of " + name);
    }

    private static byte[] everyByte() {
        byte[] bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }

    private static Stream<Field> fieldsOf(Class<?> type) {
        return Stream.of(type.getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()))
                .filter(field -> !field.isAnnotationPresent(Version.class))
                .filter(field -> !field.getName().startsWith("_persistence_"))
                .filter(field -> !isTheSameAgain(field))
                .peek(field -> field.setAccessible(true));
    }

    // a column that is read in a second form is written, and compared, in its first one
    private static boolean isTheSameAgain(Field field) {
        Column column = field.getAnnotation(Column.class);
        return column != null && !column.insertable() && !column.updatable();
    }

    private static Object made(Class<?> type) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Object valueOf(Field field, Object of) {
        try {
            return of == null ? null : field.get(of);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void set(Field field, Object of, Object value) {
        try {
            field.set(of, value);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
