package io.stoa.surface.rest;

import io.stoa.problem.rest.AccessGuard;
import io.stoa.problem.rest.BodyLimit;
import io.stoa.problem.rest.MarketplaceExceptionMapper;
import io.stoa.problem.rest.RecordWriter;
import io.stoa.problem.rest.UnexpectedExceptionMapper;
import io.stoa.problem.rest.WebApplicationExceptionMapper;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What every dialect has in common: limits, access, problem details, and records as JSON. */
final class Dialect {

    private static final Set<Class<?>> COMMON = Set.of(
            BodyLimit.class,
            AccessGuard.class,
            RecordWriter.class,
            MarketplaceExceptionMapper.class,
            WebApplicationExceptionMapper.class,
            UnexpectedExceptionMapper.class);

    private Dialect() {}

    static Set<Class<?>> of(Class<?>... own) {
        return Stream.concat(COMMON.stream(), Stream.of(own)).collect(Collectors.toUnmodifiableSet());
    }
}
