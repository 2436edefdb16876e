package io.touchline.lexicon;

import com.hankcs.hanlp.HanLP;
import com.hankcs.hanlp.seg.Segment;
import com.hankcs.hanlp.seg.Viterbi.ViterbiSegment;
import com.huaban.analysis.jieba.JiebaSegmenter;
import io.touchline.lexicon.TermPlaces.Asked;
import io.touchline.text.Span;
import java.util.BitSet;
import java.util.Iterator;
import java.util.stream.Stream;

/** Ways to tell whether a term is a word where it stands: our guard, and segmenters that read the whole sentence. */
public enum Guard {
    OURS {
        private final OrdinaryWords words = OrdinaryWords.shared();

        @Override
        public BitSet admitted(Asked asked) {
            BitSet admitted = new BitSet(asked.spans().size());
            for (int i = 0; i < asked.spans().size(); i++) {
                Span span = asked.spans().get(i);
                admitted.set(i, words.admitsTerm(asked.text(), span.begin(), span.end()));
            }
            return admitted;
        }
    },
    /** As it comes, which looks for names too. */
    HANLP {
        @Override
        public BitSet admitted(Asked asked) {
            return betweenEdges(asked, HanLP.segment(asked.sentence()).stream().map(term -> term.word));
        }
    },
    /** The quickest that HanLP has with its dictionary. */
    HANLP_VITERBI {
        private final Segment segmenter =
                new ViterbiSegment().enableAllNamedEntityRecognize(false).enableCustomDictionary(false);

        @Override
        public BitSet admitted(Asked asked) {
            return betweenEdges(asked, segmenter.seg(asked.sentence()).stream().map(term -> term.word));
        }
    },
    JIEBA {
        private final JiebaSegmenter segmenter = new JiebaSegmenter();

        @Override
        public BitSet admitted(Asked asked) {
            return betweenEdges(asked, segmenter.sentenceProcess(asked.sentence()).stream());
        }
    };

    /** Which of the places are words, by their numbers. A sentence is read once for all of them. */
    public abstract BitSet admitted(Asked asked);

    private static BitSet betweenEdges(Asked asked, Stream<String> words) {
        BitSet edges = new BitSet(asked.sentence().length() + 1);
        edges.set(0);
        int end = 0;
        for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
            end += rest.next().length();
            edges.set(end);
        }
        BitSet admitted = new BitSet(asked.spans().size());
        for (int i = 0; i < asked.spans().size(); i++) {
            Span span = asked.spans().get(i);
            admitted.set(i, edges.get(asked.beginOf(span)) && edges.get(asked.endOf(span)));
        }
        return admitted;
    }
}
