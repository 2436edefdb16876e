package io.touchline.testsupport;

import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/**
 * Things that stand about at home, in an order of their own: who says the same as others is taken for one of their group.
 * They are words, since characters in any order make others now and then, insults and names by sound among them.
 */
public final class EverydayWords {

    private static final String[] THINGS =
            """
            茶杯 台灯 窗帘 书架 木箱 雨伞 毛巾 枕头 闹钟 水壶 餐桌 沙发 地毯 衣柜 镜子 钥匙 信封 铅笔 橡皮 尺子
            剪刀 胶水 日历 相册 风铃 竹篮 木梳 棉被 床单 拖鞋 围巾 袜子 帽子 皮箱 背包 纽扣 针线 布料 棉线 水桶
            灯笼 抽屉 门铃 阳台 楼梯 屋檐 石凳 秋千 风车 陶罐 砂锅 蒸笼 汤勺 筷子 饭碗 果盘 茶壶 酱油 麦片 绿豆
            芝麻 芹菜 石榴 丝瓜
            """
                    .strip()
                    .split("\\s+");

    private EverydayWords() {}

    /** So many of them, with 、 between. */
    public static String some(int words) {
        return ThreadLocalRandom.current()
                .ints(words, 0, THINGS.length)
                .mapToObj(place -> THINGS[place])
                .collect(Collectors.joining("、"));
    }
}
