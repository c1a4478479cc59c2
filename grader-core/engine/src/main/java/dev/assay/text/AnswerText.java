package dev.assay.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Makes clean text of what a learner handed in: LF line ends, no byte order mark, and U+FFFD where
 * there was a NUL, a lone surrogate or a damaged byte. Offsets everywhere refer to the clean text.
 */
public final class AnswerText {

    private static final char REPLACEMENT = '\uFFFD';
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /** How many of the first bytes are looked at to tell UTF-16 without a byte order mark. */
    private static final int UTF16_SAMPLE = 4096;

    private AnswerText() {}

    /**
     * The clean text of bytes: UTF-8, or UTF-16 or UTF-32 with a byte order mark, or what looks
     * like UTF-16 or Windows-1252. UTF-8 with damaged places stays UTF-8, with U+FFFD in those
     * places.
     */
    public static String decode(byte[] bytes) {
        return clean(new String(bytes, charset(bytes)));
    }

    /**
     * The same text with LF line ends, without a byte order mark at its start, and with U+FFFD for
     * each NUL and lone surrogate. Clean text is given back as it is.
     */
    public static String clean(String text) {
        int start = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? 1 : 0;
        int dirty = firstDirty(text, start);
        if (dirty == text.length()) {
            return text.substring(start);
        }
        StringBuilder clean = new StringBuilder(text.length()).append(text, start, dirty);
        for (int i = dirty; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\r') {
                clean.append('\n');
                if (i + 1 < text.length() && text.charAt(i + 1) == '\n') {
                    i++;
                }
            } else if (isPair(text, i)) {
                clean.append(c).append(text.charAt(++i));
            } else {
                clean.append(c == 0 || Character.isSurrogate(c) ? REPLACEMENT : c);
            }
        }
        return clean.toString();
    }

    private static int firstDirty(String text, int from) {
        int i = from;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (isPair(text, i)) {
                i += 2;
            } else if (c == 0 || c == '\r' || Character.isSurrogate(c)) {
                return i;
            } else {
                i++;
            }
        }
        return text.length();
    }

    private static boolean isPair(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                && at + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(at + 1));
    }

    private static Charset charset(byte[] bytes) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return StandardCharsets.UTF_8;
        }
        if (startsWith(bytes, 0xFF, 0xFE, 0, 0)) {
            return StandardCharsets.UTF_32LE;
        }
        if (startsWith(bytes, 0, 0, 0xFE, 0xFF)) {
            return StandardCharsets.UTF_32BE;
        }
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return StandardCharsets.UTF_16LE;
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return StandardCharsets.UTF_16BE;
        }
        int zerosAtEven = zeros(bytes, 0);
        int zerosAtOdd = zeros(bytes, 1);
        int half = Math.min(bytes.length, UTF16_SAMPLE) / 2;
        if (half >= 2 && zerosAtOdd > half * 0.6 && zerosAtEven < half * 0.1) {
            return StandardCharsets.UTF_16LE;
        }
        if (half >= 2 && zerosAtEven > half * 0.6 && zerosAtOdd < half * 0.1) {
            return StandardCharsets.UTF_16BE;
        }
        return isUtf8(bytes) || looksLikeDamagedUtf8(bytes) ? StandardCharsets.UTF_8 : WINDOWS_1252;
    }

    private static boolean startsWith(byte[] bytes, int... beginning) {
        if (bytes.length < beginning.length) {
            return false;
        }
        for (int i = 0; i < beginning.length; i++) {
            if ((bytes[i] & 0xFF) != beginning[i]) {
                return false;
            }
        }
        return true;
    }

    private static int zeros(byte[] bytes, int from) {
        int zeros = 0;
        for (int i = from; i < Math.min(bytes.length, UTF16_SAMPLE); i += 2) {
            if (bytes[i] == 0) {
                zeros++;
            }
        }
        return zeros;
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /**
     * Whether bytes that aren't UTF-8 are still UTF-8 with some damage rather than Windows-1252.
     * Letters of Windows-1252 hardly ever make up a whole UTF-8 sequence by chance, nor two bytes
     * of a longer one; and some bytes mean nothing, or next to nothing, in Windows-1252.
     */
    private static boolean looksLikeDamagedUtf8(byte[] bytes) {
        int whole = 0;
        int stray = 0;
        int signs = 0;
        int i = 0;
        while (i < bytes.length) {
            int lead = bytes[i] & 0xFF;
            int length = sequenceLength(lead);
            int there = 1;
            while (there < length && i + there < bytes.length && isContinuation(bytes[i + there])) {
                there++;
            }
            if (lead >= 0x80) {
                if (there == length) {
                    whole++;
                } else if (there > 1 || isNoLetterOfWindows1252(lead)) {
                    return true;
                } else {
                    stray++;
                    signs += isSignOfWindows1252(lead) ? 1 : 0;
                }
            }
            i += Math.max(1, there);
        }
        return whole > 0 && (signs == 0 ? whole >= stray : whole > stray);
    }

    private static int sequenceLength(int lead) {
        if (lead < 0x80) {
            return 1;
        }
        if (lead >= 0xC2 && lead <= 0xDF) {
            return 2;
        }
        if (lead >= 0xE0 && lead <= 0xEF) {
            return 3;
        }
        return lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
    }

    private static boolean isContinuation(byte b) {
        return (b & 0xC0) == 0x80;
    }

    /** Quotes, dashes, bullets and dots as word processors make them of what is typed. */
    private static boolean isSignOfWindows1252(int b) {
        return b == 0x85 || (b >= 0x91 && b <= 0x97);
    }

    private static boolean isNoLetterOfWindows1252(int b) {
        return switch (b) {
            case 0x81, 0x8D, 0x8F, 0x90, 0x9D, 0xFE, 0xFF -> true;
            default -> false;
        };
    }
}
