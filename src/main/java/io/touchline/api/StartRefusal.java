package io.touchline.api;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/**
 * Ends a start for a reason that whoever runs the service can mend. Its message, and not that of its cause, is what they
 * are told: one line that begins with the setting's key and never has the value of one that may hold a secret.
 */
public final class StartRefusal extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    public StartRefusal(String message) {
        super(message);
    }

    public StartRefusal(String message, Throwable cause) {
        super(message, cause);
    }

    /** @param place what the setting names, told where the failure does not tell a file of its own */
    public static StartRefusal ofFile(String key, Object place, IOException cause) {
        boolean named = cause instanceof FileSystemException failure && failure.getFile() != null;
        return new StartRefusal(
                key + ": " + (named ? ((FileSystemException) cause).getFile() : place) + ": " + reason(cause), cause);
    }

    /** Why a file cannot be used, in a few words: what the JDK says is in most cases the file's name alone. */
    public static String reason(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "no such file or directory";
        }
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof NotDirectoryException || failure instanceof FileAlreadyExistsException) {
            return "not a directory";
        }
        String told = failure instanceof FileSystemException known ? known.getReason() : failure.getMessage();
        return told == null || told.isBlank() ? failure.getClass().getSimpleName() : told;
    }
}
