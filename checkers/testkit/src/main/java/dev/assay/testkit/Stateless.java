package dev.assay.testkit;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Fields that could carry something from one answer to the next. */
final class Stateless {

    private Stateless() {}

    /** The fields of a class, and of those nested in it, that can be assigned again. */
    static List<String> mutableFields(Class<?> type) {
        List<String> mutable = new ArrayList<>();
        Deque<Class<?>> left = new ArrayDeque<>(List.of(type));
        while (!left.isEmpty()) {
            Class<?> next = left.pop();
            left.addAll(List.of(next.getDeclaredClasses()));
            boolean keeps =
                    next == type || Modifier.isStatic(next.getModifiers()) || next.isRecord();
            for (Field field : next.getDeclaredFields()) {
                boolean again = !Modifier.isFinal(field.getModifiers()) && !field.isSynthetic();
                boolean shared = Modifier.isStatic(field.getModifiers()) || next == type;
                if (again && keeps && shared) {
                    mutable.add(next.getSimpleName() + "." + field.getName());
                }
            }
        }
        return mutable;
    }

    /** The fields of a check that can be assigned again. */
    static List<String> mutableFields(Object check) {
        return check.getClass().isHidden() ? List.of() : mutableFields(check.getClass());
    }
}
