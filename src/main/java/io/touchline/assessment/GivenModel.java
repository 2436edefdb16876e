package io.touchline.assessment;

import io.touchline.api.StartRefusal;
import io.touchline.learned.ModelException;
import java.io.IOException;
import java.nio.file.Path;

/** A model that a setting names in place of one inside the jar. */
final class GivenModel {

    static final String FIRST_TIER = "touchline.assessment.model-file";
    static final String SHADOW = "touchline.assessment.shadow-model-file";
    static final String SECOND_TIER = "touchline.encoder.model-file";

    private GivenModel() {}

    /** Reads one kind of model. */
    interface Reader<T> {

        T read(Path file) throws IOException, ModelException;
    }

    /**
     * @param key of the setting
     * @throws StartRefusal that names it, where there is no such file or it is no such model
     */
    static <T> T read(String key, String file, Reader<T> reader) {
        try {
            return reader.read(Path.of(file));
        } catch (IOException e) {
            throw StartRefusal.ofFile(key, file, e);
        } catch (ModelException e) {
            throw new StartRefusal(key + ": " + e.getMessage(), e);
        }
    }
}
