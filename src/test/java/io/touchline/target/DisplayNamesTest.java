package io.touchline.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.target.Imitation.How;
import io.touchline.testsupport.HostileShapes;
import io.touchline.text.Canonicaliser;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DisplayNamesTest {

    private final DisplayNames names = new DisplayNames(
            List.of(
                    target("lin", "林知夏", List.of("知夏", "夏夏", "Lin Zhixia"), "u-lin"),
                    target("wei", "魏末", List.of(), "u-wei"),
                    target("gao", "高山", List.of("高指导"), "u-gao"),
                    target("vell", "Marcus Vell", List.of("Vell", "The Wall"), "u-vell"),
                    target("valdov", "Grigor Valdov", List.of(), "u-valdov"),
                    target("lloyd", "Lloyd Bane", List.of(), "u-lloyd"),
                    target("scott", "Andy Scott", List.of(), "u-scott"),
                    target("pena", "José Peña", List.of(), "u-pena"),
                    target("sorloth", "Łukasz Sørloth", List.of(), "u-sorloth"),
                    target("sunny", "Sunny", List.of(), "u-sunny"),
                    target("zhen", "真真希", List.of(), "u-zhen"),
                    target("savv", "Lena Savv", List.of(), "u-savv"),
                    team("hawks", "临海海鹰", "u-hawks"),
                    target("twin-a", "陈屿洲", List.of(), "u-a"),
                    target("twin-b", "陈屿洲", List.of(), "u-b")),
            new Canonicaliser());

    private static RegisteredTarget target(String id, String name, List<String> aliases, String official) {
        return new RegisteredTarget(
                id,
                name,
                TargetRole.ATHLETE,
                "",
                aliases,
                List.of("林瞎"),
                List.of(official),
                false,
                ProtectionWish.STANDARD,
                null);
    }

    private static RegisteredTarget team(String id, String name, String official) {
        return new RegisteredTarget(
                id,
                name,
                TargetRole.TEAM,
                "",
                List.of(),
                List.of(),
                List.of(official),
                false,
                ProtectionWish.STANDARD,
                null);
    }

    private Optional<Imitation> imitation(String displayName) {
        return names.imitations(displayName, "shop", "u-1").stream().findFirst();
    }

    @ParameterizedTest
    @CsvSource({
        "林知夏, lin, EXACT_NAME",
        "林 知·夏 ❤, lin, EXACT_NAME",
        "林知夏🏆⭐🏆⭐🏆⭐🏆⭐🏆⭐🏆⭐🏆⭐🏆⭐🏆⭐🏆⭐🏆⭐🏆⭐🏆⭐🏆⭐🏆⭐🏆⭐🏆⭐🏆⭐🏆⭐🏆⭐🏆⭐🏆⭐, lin, EXACT_NAME",
        "@林知夏_, lin, EXACT_NAME",
        "林知夏™, lin, EXACT_NAME",
        "㊣林知夏, lin, EXACT_NAME",
        "林知夏Ⅱ, lin, EXACT_NAME",
        "™ Marcus Vell ℠, vell, EXACT_NAME",
        "林知夏0405, lin, EXACT_NAME",
        "marcus.vell, vell, EXACT_NAME",
        "Márcus Vell, vell, EXACT_NAME",
        "Jose Pena, pena, EXACT_NAME",
        "José Pena 10, pena, EXACT_NAME",
        "Jose Peña, pena, EXACT_NAME",
        "José Pena Official, pena, AFFIX",
        "Jоse Peña, pena, CONFUSABLE",
        "Lukasz Sorloth, sorloth, EXACT_NAME",
        "ＭＡＲＣＵＳ ＶＥＬＬ, vell, EXACT_NAME",
        "林知夏官方, lin, AFFIX",
        "林知夏工作室官方微博V, lin, AFFIX",
        "林知夏的经纪人, lin, AFFIX",
        "我是林知夏, lin, AFFIX",
        "林知夏✔, lin, AFFIX",
        "TheRealMarcusVell, vell, AFFIX",
        "Marcus Vell's agent, vell, AFFIX",
        "临海海鹰俱乐部, hawks, EXACT_NAME",
        "临海海鹰足球俱乐部官微, hawks, AFFIX",
        "枺知夏, lin, CONFUSABLE",
        "魏未, wei, CONFUSABLE",
        "Marcus VeII, vell, CONFUSABLE",
        "Mаrсus Vеll, vell, CONFUSABLE",
        "Marcu5 Ve11 0fficial, vell, CONFUSABLE",
        "Lin Zhixia Official, lin, ALIAS",
        "Grigor Valdov verified, valdov, AFFIX",
        "GrigorValdovV, valdov, AFFIX",
        "Andy Scott Team, scott, AFFIX",
        "AndyScottTeam, scott, AFFIX",
        "OfficialLloydBane, lloyd, AFFIX",
        "The Wall, vell, ALIAS",
        "真真希, zhen, EXACT_NAME",
        "Lena Savv, savv, EXACT_NAME"
    })
    void seesNamesThatPassForATarget(String displayName, String targetId, How how) {
        assertThat(imitation(displayName)).hasValueSatisfying(found -> {
            assertThat(found.targetId()).isEqualTo(targetId);
            assertThat(found.how()).isEqualTo(how);
            assertThat(found.score()).isGreaterThanOrEqualTo(0.5);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "林知夏的小迷妹",
                "夏夏后援会",
                "全世界最好的林知夏",
                "林知夏加油",
                "lzx0405",
                "非官方林知夏",
                "林知夏不是本人",
                "知夏",
                "夏夏",
                "Vell",
                "Team Vell",
                "林知夏俱乐部",
                "林知夏唯一",
                "Marcus Vell HQ",
                "临海海鹰球迷会",
                "unofficial Marcus Vell",
                "Marcus Vell fans",
                "not Marcus Vell",
                "林瞎",
                "林知秋",
                "官方",
                "0405",
                "❤",
                ""
            })
    void leavesFansAndOthersAlone(String displayName) {
        assertThat(imitation(displayName)).isEmpty();
    }

    @Test
    void knowsTheTargetsOwnAccounts() {
        assertThat(names.imitations("林知夏", "shop", "u-lin")).isEmpty();
        assertThat(names.imitations("林知夏官方微博", "shop", "u-lin")).isEmpty();
        assertThat(names.imitations("林知夏", "shop", "u-vell")).hasSize(1);
        assertThat(names.imitations("陈屿洲", "shop", "u-b")).isEmpty();
    }

    @Test
    void ranksNamesByHowSurelyTheyAreMeant() {
        double bare = imitation("林知夏").orElseThrow().score();

        assertThat(bare).isLessThan(0.8);
        assertThat(imitation("林知夏本人").orElseThrow().score()).isGreaterThanOrEqualTo(0.9);
        assertThat(imitation("枺知夏").orElseThrow().score()).isGreaterThan(bare);
        assertThat(imitation("Jose Pena").orElseThrow().score()).isEqualTo(bare);
        assertThat(imitation("林知夏88").orElseThrow().score()).isLessThan(bare);
        // A word of the language, a name of two characters, one of one word: only with more about them.
        for (String ordinary : List.of("高山", "魏末", "Sunny", "魏末88")) {
            assertThat(imitation(ordinary).orElseThrow().score()).as(ordinary).isLessThan(0.5);
        }
        for (String more : List.of("高山本人", "魏末官方", "Real Sunny", "Sunny ✔", "魏未", "Sunnу")) {
            assertThat(imitation(more).orElseThrow().score()).as(more).isGreaterThanOrEqualTo(0.7);
        }
        assertThat(imitation("高指导").orElseThrow().score()).isLessThan(0.5);
        assertThat(imitation("夏夏官方").orElseThrow().score()).isLessThan(0.5);
    }

    @Test
    void namesAllTargetsThatShareAName() {
        for (String displayName : List.of("陈屿洲", "陈屿洲官方")) {
            assertThat(names.imitations(displayName, "shop", "u-1"))
                    .extracting(Imitation::targetId)
                    .containsExactly("twin-a", "twin-b");
        }
    }

    @Test
    void readsAnyCharacters() {
        for (String piece : HostileShapes.pieces()) {
            imitation(HostileShapes.repeated(piece, 256));
            imitation("林知夏" + HostileShapes.repeated(piece, 20));
        }
        assertThat(imitation("\uD83D林知夏\uDE00")).isPresent();
        assertThat(imitation("林\u202E知\u2066夏\u200B")).isPresent();
        assertThat(imitation("林\u0336\u0337\u0338知\u0336\u0360夏\u0489")).isPresent();
        assertThat(imitation("官方".repeat(128))).isEmpty();
        assertThat(imitation("林知夏" + "官方".repeat(200))).isEmpty();
    }
}
