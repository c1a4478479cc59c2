package dev.assay.checkers.code.java;

import dev.assay.checkers.code.structure.CodeTree;
import dev.assay.checkers.code.structure.Form;
import dev.assay.spi.InvalidConfigException;

/**
 * Something of a library, as an author names it: {@code System.exit}, {@code Scanner}, {@code
 * java.util.stream.*}, {@code .sort}, {@code new Thread}.
 *
 * @param written as the author has it
 * @param kind what it is
 * @param owner the full name of the class or package; empty for methods on any value
 * @param member the method or field; empty for classes and packages
 */
record Api(String written, Kind kind, String owner, String member) {

    /** What an author may name. */
    enum Kind {
        PACKAGE,
        CLASS,
        MEMBER,
        ON_ANY_VALUE,
        CONSTRUCTOR
    }

    /** Reads what an author wrote. */
    static Api read(String written, String path) throws InvalidConfigException {
        String name = written.strip().replaceAll("\\(\\s*(\\.\\.\\.)?\\s*\\)$", "");
        if (!name.matches("(new )?\\.?[\\w$]+(\\.[\\w$]+)*(\\.\\*)?")) {
            throw new InvalidConfigException(
                    path,
                    "'" + written + "' is no class, method or package",
                    "write System.exit, Scanner, java.util.stream.*, .sort or new Thread");
        }
        if (name.startsWith("new ")) {
            return new Api(written, Kind.CONSTRUCTOR, JavaTypes.canonical(name.substring(4)), "");
        }
        if (name.startsWith(".")) {
            return new Api(written, Kind.ON_ANY_VALUE, "", name.substring(1));
        }
        if (name.endsWith(".*")) {
            String in = name.substring(0, name.length() - 2);
            return new Api(written, Kind.PACKAGE, JavaTypes.canonical(in), "");
        }
        int dot = name.lastIndexOf('.');
        boolean isClass = Character.isUpperCase(name.charAt(dot + 1));
        if (isClass && (dot < 0 || Character.isLowerCase(name.charAt(0)))) {
            return new Api(written, Kind.CLASS, JavaTypes.canonical(name), "");
        }
        if (dot < 0) {
            throw new InvalidConfigException(
                    path,
                    "'" + written + "' is no method of a class",
                    "write ." + name + " for the method of any value");
        }
        return new Api(
                written,
                Kind.MEMBER,
                JavaTypes.canonical(name.substring(0, dot)),
                name.substring(dot + 1));
    }

    /** Whether a node uses it. */
    boolean isUsed(CodeTree code, int node) {
        Form form = code.form(node);
        String name = code.name(node);
        return switch (kind) {
            case PACKAGE ->
                    isInPackage(name)
                            ? node == 0 || !isInPackage(code.name(code.parent(node)))
                            : isEntry(code, node);
            case CLASS ->
                    (form == Form.TYPE || form == Form.NAME || form == Form.MEMBER)
                            && isOwner(code, node, name)
                            && !(form != Form.TYPE && isInName(code, node));
            case MEMBER -> isMember(code, node, name);
            case ON_ANY_VALUE ->
                    (form == Form.MEMBER || form == Form.REFERENCE)
                            && code.value(code.child(node, 1)).equals(member);
            case CONSTRUCTOR ->
                    form == Form.NEW && isOwner(code, code.child(node, 0), code.name(node + 1));
        };
    }

    /** Whether a node may use it: the method is called on something of unknown class. */
    boolean mayBeUsed(CodeTree code, int node) {
        if (kind != Kind.MEMBER
                || (code.form(node) != Form.MEMBER && code.form(node) != Form.REFERENCE)
                || !code.value(code.child(node, 1)).equals(member)) {
            return false;
        }
        int scope = code.child(node, 0);
        boolean unknown =
                code.form(scope) == Form.NAME
                        && code.type(scope).isEmpty()
                        && code.name(scope).isEmpty()
                        && !code.value(scope).equals("this")
                        && !code.value(scope).equals("super")
                        && !Character.isUpperCase(code.value(scope).charAt(0));
        return unknown
                && JavaTypes.jdk(owner)
                        .map(type -> !JavaTypes.isStatic(type, member))
                        .orElse(false);
    }

    private boolean isInPackage(String name) {
        return name.startsWith(owner + ".");
    }

    /**
     * Whether a method of the package's is called on what something else returned, as in {@code
     * list.stream().map(…)}; what follows it is of the same place.
     */
    private boolean isEntry(CodeTree code, int node) {
        if (code.form(node) != Form.MEMBER && code.form(node) != Form.REFERENCE) {
            return false;
        }
        int scope = code.child(node, 0);
        if (code.form(scope) != Form.CALL || !isInPackage(code.type(scope))) {
            return false;
        }
        int callee = code.child(scope, 0);
        return !isInPackage(code.name(callee))
                && !(code.form(callee) == Form.MEMBER
                        && isInPackage(code.type(code.child(callee, 0))));
    }

    private boolean isOwner(CodeTree code, int node, String name) {
        return name.equals(owner)
                || name.startsWith(owner + ".")
                || (name.isEmpty()
                        && code.form(node) == Form.TYPE
                        && code.value(node).equals(owner));
    }

    /** Whether it is a part of a longer name that counts by itself. */
    private boolean isInName(CodeTree code, int node) {
        int parent = code.parent(node);
        return parent > 0
                && code.form(parent) == Form.MEMBER
                && code.name(parent).startsWith(owner + ".");
    }

    private boolean isMember(CodeTree code, int node, String name) {
        if (name.equals(owner + "." + member)) {
            return true;
        }
        if (code.form(node) != Form.MEMBER && code.form(node) != Form.REFERENCE) {
            return false;
        }
        int scope = code.child(node, 0);
        return code.value(code.child(node, 1)).equals(member)
                && (code.name(scope).equals(owner)
                        || (!code.type(scope).isEmpty()
                                && JavaTypes.related(code.type(scope), owner)));
    }
}
