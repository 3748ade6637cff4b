// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.grammar;

import java.util.Arrays;
import java.util.Comparator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The words of enums, by constant and by what features call it. */
public final class Words {

    /** Cucumber does not read quotations as the regular expressions of Java do. */
    private static final Pattern SPECIAL = Pattern.compile("[\\\\^$.|?*+()\\[\\]{}]");

    private static final String TEXT = "\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'";

    private Words() {}

    /** What features call this constant. */
    public static String of(Enum<?> constant) {
        try {
            return constant.getDeclaringClass()
                    .getField(constant.name())
                    .getAnnotation(Word.class)
                    .value();
        } catch (NoSuchFieldException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** Whether features name constants of this type. */
    static boolean areOf(Class<?> type) {
        return type.isEnum()
                && Arrays.stream(type.getFields()).anyMatch(field -> field.isAnnotationPresent(Word.class));
    }

    /** How steps refer to the words of a type: {@code pageMode} for {@code PageMode}. */
    static String parameter(Class<?> type) {
        var name = type.getSimpleName();
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    /** Matches each of the words; where one begins another, the longer one first. */
    static <E extends Enum<E>> String pattern(Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(Words::of)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(word -> pattern(word, "(?:"))
                .collect(Collectors.joining("|"));
    }

    /** @param group what a group that stands for braces begins with */
    private static String pattern(String word, String group) {
        return SPECIAL.matcher(word)
                .replaceAll("\\\\$0")
                .replace("\\{string\\}", group + TEXT + ")")
                .replace("\\{int\\}", group + "\\d+)");
    }

    /** Whether one of the words holds texts or numbers. */
    static boolean haveBraces(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants())
                .anyMatch(constant -> of(constant).contains("{"));
    }

    /** The constant that features call so. */
    public static <E extends Enum<E>> E named(Class<E> type, String word) {
        return spoken(type, word).word();
    }

    /** The same with what stands in its braces. */
    static <E extends Enum<E>> Spoken<E> spoken(Class<E> type, String words) {
        for (var constant : type.getEnumConstants()) {
            var match = Pattern.compile(pattern(of(constant), "(")).matcher(words);
            if (match.matches()) {
                var texts = IntStream.rangeClosed(1, match.groupCount())
                        .mapToObj(match::group)
                        .map(Words::unquoted)
                        .toList();
                return new Spoken<>(constant, texts);
            }
        }
        throw new IllegalArgumentException(words + " is no word of " + type.getSimpleName());
    }

    /** What stands between quotes of either kind, where there are some; a quote inside follows a backslash, as in Cucumber's own texts. */
    public static String unquoted(String text) {
        if (!text.startsWith("\"") && !text.startsWith("'")) {
            return text;
        }
        return text.substring(1, text.length() - 1).replace("\\\"", "\"").replace("\\'", "'");
    }
}
