package io.touchline.lexicon;

import com.hankcs.hanlp.HanLP;
import com.hankcs.hanlp.seg.common.Term;
import com.huaban.analysis.jieba.JiebaSegmenter;
import io.touchline.lexicon.TermPlaces.Asked;
import io.touchline.text.Span;
import java.util.BitSet;

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
    HANLP {
        @Override
        public BitSet admitted(Asked asked) {
            BitSet edges = new BitSet(asked.sentence().length() + 1);
            int end = 0;
            edges.set(end);
            for (Term term : HanLP.segment(asked.sentence())) {
                end += term.word.length();
                edges.set(end);
            }
            return betweenEdges(asked, edges);
        }
    },
    JIEBA {
        private final JiebaSegmenter segmenter = new JiebaSegmenter();

        @Override
        public BitSet admitted(Asked asked) {
            BitSet edges = new BitSet(asked.sentence().length() + 1);
            int end = 0;
            edges.set(end);
            for (String word : segmenter.sentenceProcess(asked.sentence())) {
                end += word.length();
                edges.set(end);
            }
            return betweenEdges(asked, edges);
        }
    };

    /** Which of the places are words, by their numbers. A sentence is read once for all of them. */
    public abstract BitSet admitted(Asked asked);

    private static BitSet betweenEdges(Asked asked, BitSet edges) {
        BitSet admitted = new BitSet(asked.spans().size());
        for (int i = 0; i < asked.spans().size(); i++) {
            Span span = asked.spans().get(i);
            admitted.set(i, edges.get(asked.beginOf(span)) && edges.get(asked.endOf(span)));
        }
        return admitted;
    }
}
