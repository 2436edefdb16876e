package io.touchline.testsupport;

import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/** Everyday characters in an order of their own: who says the same as others is taken for one of their group. */
public final class EverydayWords {

    /** Without 做: with 衣 or 一 and 早 or 照 behind it, it sounds like a portrait of the dead. */
    private static final String CHARACTERS = "今天早上路边看见很多人站在那里等车去公园散步吃饭听歌写字画画打球下棋聊天买菜煮饭洗衣扫地看书喝茶";

    private EverydayWords() {}

    public static String some(int characters) {
        return ThreadLocalRandom.current()
                .ints(characters, 0, CHARACTERS.length())
                .mapToObj(place -> CHARACTERS.substring(place, place + 1))
                .collect(Collectors.joining());
    }
}
