package io.touchline.coordination;

import java.util.List;

/**
 * What one comment acts on: never its text.
 *
 * @param objects each once
 * @param sketch of the text, see {@link io.touchline.text.TextSignature}; 0 if the text is too short to tell anything
 */
public record CommentObjects(List<ActedObject> objects, long sketch) {

    public CommentObjects {
        objects = objects.stream().distinct().toList();
    }

    static CommentObjects none() {
        return new CommentObjects(List.of(), 0);
    }
}
