package io.touchline.casework.evidence;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A pack that waits to be sent, on disk: a slow reader keeps no transaction open, and what fails fails before the answer
 * begins. The file has no name any more from the start, so that it is gone with this process whatever happens.
 */
final class SpooledPack implements AutoCloseable {

    private final FileChannel file;

    private SpooledPack(FileChannel file) {
        this.file = file;
    }

    static SpooledPack create() throws IOException {
        Path path = Files.createTempFile("touchline-evidence-", ".zip");
        try {
            return new SpooledPack(FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE));
        } finally {
            Files.delete(path);
        }
    }

    /** To be written once; what is closed is not the pack. */
    OutputStream out() {
        return Channels.newOutputStream(new KeptOpen(file));
    }

    /** Sends all of it, and lets it go. */
    void sendTo(OutputStream out) throws IOException {
        try (this) {
            file.position(0);
            Channels.newInputStream(file).transferTo(out);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private record KeptOpen(FileChannel file) implements WritableByteChannel {

        @Override
        public int write(ByteBuffer bytes) throws IOException {
            return file.write(bytes);
        }

        @Override
        public boolean isOpen() {
            return file.isOpen();
        }

        @Override
        public void close() {
            // The pack is read from the same channel later.
        }
    }
}
