package dev.assay.config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.config.Shape.Anything;
import dev.assay.config.Shape.Choice;
import dev.assay.config.Shape.Decimal;
import dev.assay.config.Shape.Field;
import dev.assay.config.Shape.Fields;
import dev.assay.config.Shape.Many;
import dev.assay.config.Shape.Mapping;
import dev.assay.config.Shape.Nested;
import dev.assay.config.Shape.OneOf;
import dev.assay.config.Shape.Parsed;
import dev.assay.config.Shape.Perhaps;
import dev.assay.config.Shape.Presence;
import dev.assay.config.Shape.Text;
import dev.assay.config.Shape.Truth;
import dev.assay.config.Shape.Whole;
import dev.assay.spi.Option;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Works out shapes from Java types, once for each record. */
final class Shapes {

    // Lives and dies with the record's class, and so with the class loader of a third-party jar.
    private static final ClassValue<Fields> RECORDS =
            new ClassValue<>() {
                @Override
                protected Fields computeValue(Class<?> type) {
                    return fields(type.asSubclass(Record.class));
                }
            };

    // Apart from the shape itself: a record may hold a union that it is a member of.
    private static final ClassValue<Union> UNIONS =
            new ClassValue<>() {
                @Override
                protected Union computeValue(Class<?> type) {
                    List<Nested> members = new ArrayList<>();
                    members(type, members);
                    return new Union(members.stream().map(Nested::shape).toList());
                }
            };

    private Shapes() {}

    /**
     * The shape of a record.
     *
     * @throws IllegalArgumentException when a component's type can't be read from YAML
     */
    static Fields of(Class<? extends Record> type) {
        return RECORDS.get(type);
    }

    /** How the records of a sealed interface are told apart. */
    static Union union(OneOf oneOf) {
        return UNIONS.get(oneOf.type());
    }

    private static Fields fields(Class<? extends Record> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        List<Field> fields = new ArrayList<>();
        for (RecordComponent component : components) {
            fields.add(field(type, component));
        }
        try {
            Constructor<? extends Record> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            boolean takesAll = fields.size() == 1 && fields.getFirst().shape() instanceof Mapping;
            List<Field> keys =
                    fields.stream().filter(field -> field.presence() != Presence.HERE).toList();
            return new Fields(type, constructor, List.copyOf(fields), keys, takesAll, parse(type));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("a record without its constructor: " + type, e);
        }
    }

    private static Field field(Class<?> owner, RecordComponent component) {
        String key = key(component.getName());
        Option option = component.getAnnotation(Option.class);
        Shape shape;
        Presence presence;
        if (component.getType() == Here.class) {
            shape = new Anything(true);
            presence = Presence.HERE;
        } else {
            try {
                shape = shape(component.getGenericType());
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        owner.getSimpleName() + "." + component.getName() + ": " + e.getMessage(),
                        e);
            }
            presence = presence(component, shape);
        }
        return new Field(
                key,
                shape,
                presence,
                option == null ? "" : option.value(),
                Optional.ofNullable(component.getAnnotation(Range.class)));
    }

    private static Presence presence(RecordComponent component, Shape shape) {
        if (component.isAnnotationPresent(Required.class)) {
            return Presence.REQUIRED_OR_NULL;
        }
        if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            return Presence.NULLABLE;
        }
        boolean hasEmpty =
                switch (shape) {
                    case Many _, Mapping _, Perhaps _ -> true;
                    case Truth _ -> component.getType() == boolean.class;
                    case Text _, Whole _, Decimal _, Choice _, Parsed _ -> false;
                    case Nested _, OneOf _, Anything _ -> false;
                };
        return hasEmpty ? Presence.EMPTY : Presence.REQUIRED;
    }

    private static Shape shape(Type type) {
        if (type instanceof ParameterizedType generic) {
            Class<?> raw = (Class<?>) generic.getRawType();
            Type[] arguments = generic.getActualTypeArguments();
            if (raw == List.class || raw == Set.class) {
                return new Many(shape(arguments[0]), raw == Set.class);
            }
            if (raw == Map.class && arguments[0] == String.class) {
                return new Mapping(shape(arguments[1]));
            }
            if (raw == Optional.class) {
                return new Perhaps(shape(arguments[0]), Optional.class);
            }
        }
        if (type instanceof Class<?> plain) {
            return shape(plain);
        }
        throw unreadable(type);
    }

    private static Shape shape(Class<?> type) {
        if (type == String.class) {
            return new Text();
        }
        if (type == int.class || type == Integer.class) {
            return new Whole(false);
        }
        if (type == long.class || type == Long.class) {
            return new Whole(true);
        }
        if (type == double.class || type == Double.class) {
            return new Decimal(false);
        }
        if (type == BigDecimal.class) {
            return new Decimal(true);
        }
        if (type == boolean.class || type == Boolean.class) {
            return new Truth();
        }
        if (type == OptionalInt.class) {
            return new Perhaps(new Whole(false), type);
        }
        if (type == OptionalLong.class) {
            return new Perhaps(new Whole(true), type);
        }
        if (type == OptionalDouble.class) {
            return new Perhaps(new Decimal(false), type);
        }
        if (type == Located.class || type == JsonNode.class) {
            return new Anything(type == Located.class);
        }
        if (type.isEnum()) {
            return choice(type);
        }
        if (type.isRecord()) {
            return record(type.asSubclass(Record.class));
        }
        if (type.isSealed() && type.isInterface()) {
            List<Nested> members = new ArrayList<>();
            members(type, members);
            return new OneOf(type, List.copyOf(members));
        }
        return parse(type).<Shape>map(Parsed::new).orElseThrow(() -> unreadable(type));
    }

    /** A record that has a {@code parse} and documents no keys is a text and nothing else. */
    private static Shape record(Class<? extends Record> type) {
        Optional<Method> parse = parse(type);
        boolean hasOptions =
                Arrays.stream(type.getRecordComponents())
                        .anyMatch(component -> component.isAnnotationPresent(Option.class));
        return parse.isPresent() && !hasOptions ? new Parsed(parse.get()) : new Nested(type);
    }

    private static void members(Class<?> type, List<Nested> members) {
        for (Class<?> member : type.getPermittedSubclasses()) {
            if (member.isRecord()) {
                members.add(new Nested(member.asSubclass(Record.class)));
            } else if (member.isSealed() && member.isInterface()) {
                members(member, members);
            } else {
                throw unreadable(member);
            }
        }
    }

    private static Choice choice(Class<?> type) {
        Map<String, Object> constants = new LinkedHashMap<>();
        for (Object constant : type.getEnumConstants()) {
            String name = ((Enum<?>) constant).name();
            constants.put(name.toLowerCase(Locale.ROOT).replace('_', '-'), constant);
        }
        return new Choice(Collections.unmodifiableMap(constants));
    }

    private static Optional<Method> parse(Class<?> type) {
        for (Class<?> argument : List.of(String.class, CharSequence.class)) {
            try {
                Method parse = type.getMethod("parse", argument);
                if (Modifier.isStatic(parse.getModifiers()) && parse.getReturnType() == type) {
                    if (!Modifier.isPublic(type.getModifiers())) {
                        parse.setAccessible(true);
                    }
                    return Optional.of(parse);
                }
            } catch (NoSuchMethodException e) {
                // then perhaps with the other argument
            }
        }
        return Optional.empty();
    }

    private static IllegalArgumentException unreadable(Type type) {
        return new IllegalArgumentException(
                "the type "
                        + type.getTypeName()
                        + " can't be read from YAML: use String, int, long, double, BigDecimal,"
                        + " boolean, an enum, a record, a sealed interface of records, or List,"
                        + " Set, Map<String, …> or Optional of these");
    }

    /**
     * A component's name in YAML: {@code anyOf} is {@code any-of}, {@code default_} {@code
     * default}.
     */
    static String key(String name) {
        StringBuilder key = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '_') {
                key.append(i + 1 < name.length() ? "-" : "");
            } else if (Character.isUpperCase(c)) {
                boolean startsWord =
                        i > 0
                                && (!Character.isUpperCase(name.charAt(i - 1))
                                        || (i + 1 < name.length()
                                                && Character.isLowerCase(name.charAt(i + 1))))
                                && name.charAt(i - 1) != '_';
                key.append(startsWord ? "-" : "").append(Character.toLowerCase(c));
            } else {
                key.append(c);
            }
        }
        return key.toString();
    }
}
