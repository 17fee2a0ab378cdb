package io.stoa.architecture;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** Holds for a method with more parameters than a reader keeps in mind. */
final class HaveManyParameters extends ArchCondition<JavaMethod> {

    private final int most;

    private HaveManyParameters(int most) {
        super("have more than " + most + " parameters");
        this.most = most;
    }

    static HaveManyParameters moreThan(int most) {
        return new HaveManyParameters(most);
    }

    @Override
    public void check(JavaMethod method, ConditionEvents events) {
        int count = method.getRawParameterTypes().size();
        events.add(
                new SimpleConditionEvent(method, count > most, method.getFullName() + " has " + count + " parameters"));
    }
}
