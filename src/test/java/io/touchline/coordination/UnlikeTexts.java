package io.touchline.coordination;

import io.touchline.text.TextSignature;
import java.util.List;

/** Two texts that name the same athlete and have no more in common. */
final class UnlikeTexts {

    private static final List<String> NAMES = List.of("穆铁兰", "穆铁兰这个人", "又是穆铁兰");

    private static final List<String> CLAUSES = List.of(
            "又在场上散步",
            "丢人丢到国外去了",
            "收了多少钱自己说",
            "这也配进名单",
            "滚回去练基本功",
            "输了还有脸笑",
            "全靠裁判撑着",
            "没人想看你打球",
            "赶紧退役别耽误别人",
            "教练是你家亲戚吧");

    private UnlikeTexts() {}

    /** Which shingles stand for a text depends on the namespace: in 300 of 300 there were two that share one. */
    static List<String> withACommonAnchor(String namespace) {
        for (String name : NAMES) {
            for (String one : CLAUSES) {
                for (String other : CLAUSES) {
                    CommentObjects first = objects(namespace, name + one);
                    CommentObjects second = objects(namespace, other + name);
                    if (shareAnAnchor(first, second)
                            && TextSignature.similarity(first.sketch(), second.sketch()) < Copies.COPY) {
                        return List.of(name + one, other + name);
                    }
                }
            }
        }
        throw new IllegalStateException("no two of the texts share an anchor");
    }

    private static boolean shareAnAnchor(CommentObjects one, CommentObjects other) {
        return one.objects().stream()
                .anyMatch(object ->
                        object.kind() == ObjectKind.TEXT && other.objects().contains(object));
    }

    private static CommentObjects objects(String namespace, String text) {
        return Comments.objects(namespace, text, 0.9, null, "lin-zhixia");
    }
}
