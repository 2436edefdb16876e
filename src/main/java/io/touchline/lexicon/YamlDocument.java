package io.touchline.lexicon;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * The YAML of a lexicon file as a graph of nodes that still know their lines. Only plain YAML goes: no anchors, which
 * make one line change another and small files explode, and no tags, which name Java classes.
 */
final class YamlDocument {

    private static final int DEEPEST = 8;

    private final String file;
    private final LexiconErrors errors;
    private final Pace pace;

    private YamlDocument(String file, LexiconErrors errors, Pace pace) {
        this.file = file;
        this.errors = errors;
        this.pace = pace;
    }

    /** The mapping at the top; empty, with the reason in {@code errors}, if the file is refused. */
    static Optional<MappingNode> read(LexiconFile file, LexiconErrors errors, Pace pace) {
        return new YamlDocument(file.name(), errors, pace).read(file.text());
    }

    private Optional<MappingNode> read(String text) {
        if (text.getBytes(StandardCharsets.UTF_8).length > LexiconFiles.LARGEST_FILE) {
            return refuse(0, "is larger than 1 MiB");
        }
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(LexiconFiles.LARGEST_FILE);
        options.setNestingDepthLimit(DEEPEST);
        options.setMaxAliasesForCollections(0);
        StreamReader read = new StreamReader(paced(text));
        try {
            if (hasForeignFeatures(new ParserImpl(read, options))) {
                return Optional.empty();
            }
            Node top = new Yaml(options).compose(paced(text));
            if (top instanceof MappingNode mapping) {
                return Optional.of(mapping);
            }
            return refuse(top == null ? 0 : line(top.getStartMark()), "must be a mapping of keys");
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark() != null ? e.getProblemMark() : e.getContextMark();
            return refuse(mark == null ? 0 : line(mark), "is not YAML: " + e.getProblem());
        } catch (ReaderException e) {
            return refuse(
                    lineOf(text, e.getPosition()),
                    String.format("holds the character U+%04X, which YAML does not allow", e.getCodePoint()));
        } catch (YAMLException e) {
            return refuse(0, "is not YAML: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            // The parser reads the eight digits of an escape as an int, whatever they are.
            return refuse(read.getLine() + 1, "is not YAML: holds an escape of no character");
        }
    }

    /** Looks at the events first: composing would already have followed an alias. */
    private boolean hasForeignFeatures(Parser parser) {
        boolean foreign = false;
        int depth = 0;
        while (!parser.checkEvent(Event.ID.StreamEnd)) {
            Event event = parser.getEvent();
            depth += event instanceof CollectionStartEvent ? 1 : 0;
            depth -= event.is(Event.ID.SequenceEnd) || event.is(Event.ID.MappingEnd) ? 1 : 0;
            if (depth > DEEPEST) {
                refuse(line(event.getStartMark()), "is nested too deeply");
                return true;
            }
            if (event instanceof NodeEvent node && (event instanceof AliasEvent || node.getAnchor() != null)) {
                refuse(line(event.getStartMark()), "anchors and aliases are not allowed");
                foreign = true;
            }
            if (tag(event) != null) {
                refuse(line(event.getStartMark()), "tags such as " + tag(event) + " are not allowed");
                foreign = true;
            }
        }
        return foreign;
    }

    /** The parser asks for its text a kilobyte at a time, and works on each before the next. */
    private Reader paced(String text) {
        return new FilterReader(new StringReader(text)) {
            @Override
            public int read(char[] into, int offset, int length) throws IOException {
                pace.step();
                return super.read(into, offset, length);
            }
        };
    }

    private static String tag(Event event) {
        if (event instanceof ScalarEvent scalar) {
            return scalar.getTag();
        }
        return event instanceof CollectionStartEvent collection ? collection.getTag() : null;
    }

    private Optional<MappingNode> refuse(int line, String reason) {
        errors.add(file, line, "", reason);
        return Optional.empty();
    }

    static int line(Mark mark) {
        return mark.getLine() + 1;
    }

    private static int lineOf(String text, int position) {
        return 1
                + (int) text.codePoints().limit(position).filter(c -> c == '\n').count();
    }
}
