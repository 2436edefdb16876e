package io.touchline.testsupport;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Calls of the API as the local caller, for tests that run inside the service. */
public final class Api {

    /**
     * Characters of names, the same in simplified and traditional script, that stand in no lexicon. No two sound alike,
     * since names are recognised by their sound too.
     */
    private static final String RARE = "琰珺瑄璟霈煜昶翊翎玥珂琬沅沐洛淇涵澍濯芷芮苒茉荀蓁薇藿柚栩桉楹";

    /** What stands about at home: no names, so that no target of another test is among them. */
    private static final List<String> THINGS =
            List.of("茶杯 台灯 窗帘 书架 木箱 雨伞 毛巾 枕头 闹钟 水壶 餐桌 沙发 地毯 衣柜 镜子 钥匙 信封 铅笔 橡皮 尺子 剪刀 胶水 日历 相册"
                    .concat(" 风铃 竹篮 木梳 棉被 床单 拖鞋 围巾 袜子 帽子 皮箱 背包 纽扣 针线 布料 棉线 水桶 灯笼 抽屉 门铃 阳台")
                    .concat(" 楼梯 屋檐 石凳 秋千 风车 陶罐 砂锅 蒸笼 汤勺 筷子 饭碗 果盘 茶壶 酱油 麦片 绿豆 红薯 南瓜 石榴 丝瓜")
                    .split(" "));

    private static final Set<String> NAMES = ConcurrentHashMap.newKeySet();

    private Api() {}

    /** A request with the local key and a JSON body to come. */
    public static RequestSpecification call() {
        return call("local");
    }

    /** The same with another key. */
    public static RequestSpecification call(String key) {
        return given().header("X-Api-Key", key).contentType("application/json");
    }

    /** An id that no other test uses. */
    public static String fresh(String prefix) {
        return prefix + "-" + UUID.randomUUID().toString().substring(0, 13);
    }

    /** A name of four characters that no other test of this run uses, and hardly one of an earlier run on the same data. */
    public static String freshName() {
        String name;
        do {
            name = rareName();
        } while (!NAMES.add(name));
        return name;
    }

    private static String rareName() {
        StringBuilder name = new StringBuilder("欧");
        for (int i = 0; i < 3; i++) {
            name.append(RARE.charAt(ThreadLocalRandom.current().nextInt(RARE.length())));
        }
        return name.toString();
    }

    /** Words that no other comment has, so many that a text with them is like no other one. */
    public static String freshWords() {
        return Stream.generate(() -> THINGS.get(ThreadLocalRandom.current().nextInt(THINGS.size())))
                .limit(20)
                .collect(Collectors.joining("、", "", "。"));
    }

    /** The smallest request. */
    public static Map<String, Object> comment(String commentId, String authorId, String text) {
        Map<String, Object> comment = new LinkedHashMap<>();
        comment.put("commentId", commentId);
        comment.put("text", text);
        comment.put("author", Map.of("id", authorId));
        return comment;
    }

    public static Response assess(Map<String, Object> comment) {
        return call().body(comment).post("/v1/assessments");
    }

    /** Registers an athlete and answers its new id. */
    public static String registerAthlete(String name, String... aliases) {
        String id = fresh("t");
        call().body(Map.of("name", name, "role", "ATHLETE", "aliases", List.of(aliases)))
                .put("/v1/targets/" + id)
                .then()
                .statusCode(200);
        return id;
    }
}
