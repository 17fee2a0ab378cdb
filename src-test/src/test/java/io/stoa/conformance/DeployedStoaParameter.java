package io.stoa.conformance;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands the one deployment of this run to whoever asks for it; JUnit closes it at the very end. */
final class DeployedStoaParameter implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == DeployedStoa.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return test.getRoot()
                .getStore(Namespace.create(DeployedStoa.class))
                .getOrComputeIfAbsent("deployed", key -> DeployedStoa.start(), DeployedStoa.class);
    }
}
