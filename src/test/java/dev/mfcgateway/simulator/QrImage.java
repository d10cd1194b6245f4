package dev.mfcgateway.simulator;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/**
 * The image that an investor downloads after consent: a real PNG that looks like a QR code. What MFCentral reads back
 * is a text chunk in it, not its pixels.
 */
final class QrImage {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final String KEYWORD = "reqId";
    private static final int MODULES = 25;
    private static final int PIXELS_PER_MODULE = 8;
    private static final int SIDE = MODULES * PIXELS_PER_MODULE;
    private static final int CORNER = 7;

    private QrImage() {}

    static byte[] png(long reqId) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes(PNG);
        byte oneBit = 1;
        byte grey = 0;
        byte[] tail = {oneBit, grey, 0, 0, 0};
        png.writeBytes(chunk(
                "IHDR",
                ByteBuffer.allocate(13).putInt(SIDE).putInt(SIDE).put(tail).array()));
        png.writeBytes(chunk("tEXt", (KEYWORD + "\0" + reqId).getBytes(ISO_8859_1)));
        png.writeBytes(chunk("IDAT", deflated(pixels(reqId))));
        png.writeBytes(chunk("IEND", new byte[0]));
        return png.toByteArray();
    }

    /** The request that the image is of; empty if it is no PNG, or none of ours. */
    static Optional<Long> reqIdIn(byte[] image) {
        if (image.length < PNG.length || Arrays.mismatch(image, PNG) != PNG.length) {
            return Optional.empty();
        }
        try {
            ByteBuffer rest = ByteBuffer.wrap(image, PNG.length, image.length - PNG.length);
            while (rest.hasRemaining()) {
                byte[] data = new byte[Math.min(Math.max(rest.getInt(), 0), rest.remaining())];
                rest.getInt();
                rest.get(data).getInt();
                String text = new String(data, ISO_8859_1);
                if (text.matches(KEYWORD + "\0[0-9]{1,18}")) {
                    return Optional.of(Long.valueOf(text.substring(KEYWORD.length() + 1)));
                }
            }
        } catch (BufferUnderflowException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static byte[] chunk(String type, byte[] data) {
        ByteBuffer chunk = ByteBuffer.allocate(12 + data.length).putInt(data.length);
        chunk.put(type.getBytes(ISO_8859_1)).put(data);
        CRC32 crc = new CRC32();
        crc.update(chunk.array(), 4, 4 + data.length);
        return chunk.putInt((int) crc.getValue()).array();
    }

    /** One bit per pixel, 1 is white; each line begins with its filter, 0 for none. */
    private static byte[] pixels(long reqId) {
        Random random = new Random(reqId);
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (int row = 0; row < MODULES; row++) {
            byte[] line = new byte[1 + SIDE / 8];
            for (int column = 0; column < MODULES; column++) {
                boolean noise = random.nextBoolean();
                line[1 + column] = (byte) (isBlack(row, column, noise) ? 0x00 : 0xff);
            }
            for (int copy = 0; copy < PIXELS_PER_MODULE; copy++) {
                lines.writeBytes(line);
            }
        }
        return lines.toByteArray();
    }

    private static boolean isBlack(int row, int column, boolean noise) {
        int fromTop = Math.min(row, MODULES - 1 - row);
        int fromLeft = Math.min(column, MODULES - 1 - column);
        boolean bottomRight = row > MODULES / 2 && column > MODULES / 2;
        if (fromTop > CORNER || fromLeft > CORNER || bottomRight) {
            return noise;
        }
        int ring = Math.max(Math.abs(fromTop - CORNER / 2), Math.abs(fromLeft - CORNER / 2));
        return ring == 3 || ring <= 1;
    }

    private static byte[] deflated(byte[] bytes) {
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(deflated)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return deflated.toByteArray();
    }
}
