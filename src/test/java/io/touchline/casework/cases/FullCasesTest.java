package io.touchline.casework.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.Rows;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A case that has as many comments as one may have is followed by another. */
@QuarkusTest
class FullCasesTest {

    @Inject
    CaseGathering gathering;

    @Inject
    Merging merging;

    @Inject
    DataSource database;

    private final String name = Api.freshName();
    private final String author = Api.fresh("u");
    private String target;

    @BeforeEach
    void register() {
        target = Api.registerAthlete(name);
    }

    @Test
    void theNextCommentOpensAnother() {
        String first = say();
        fill(first, ModerationCase.MOST_MEMBERS - 2);

        assertThat(List.of(say(), say())).containsOnly(first);
        String second = say();

        assertThat(second).isNotEqualTo(first);
        assertThat(say()).isEqualTo(second);
        assertThat(CaseCalls.get(first).getInt("memberCount")).isEqualTo(ModerationCase.MOST_MEMBERS);
        assertThat(CaseCalls.get(first).getString("state")).isEqualTo("OPEN");
        assertThat(CaseCalls.get(second).getInt("memberCount")).isEqualTo(2);
    }

    @Test
    void nothingIsGatheredIntoIt() throws SQLException {
        String loose = CaseCalls.openCase(name);
        String storm = CaseCalls.openCase(name);
        UUID id = id(storm);
        new Rows(database)
                .change("UPDATE moderation_case SET kind = 'STORM', case_key = ? WHERE id = ?", "s:" + target, id);
        new Rows(database).change("UPDATE case_member SET of_many = true WHERE case_id = ?", id);
        fill(storm, ModerationCase.MOST_MEMBERS);

        gathering.gather();
        assertThat(CaseCalls.get(loose).getString("state")).isEqualTo("OPEN");
        assertThat(merging.merge("local", id, List.of(id(loose)))).isZero();

        fill(storm, ModerationCase.MOST_MEMBERS - 1);
        gathering.gather();
        assertThat(CaseCalls.get(loose).getString("mergedInto")).isEqualTo(storm);
    }

    private String say() {
        return CaseCalls.insult(author, name).getString("caseId");
    }

    /** As if it had so many comments. */
    private void fill(String caseId, int members) {
        assertThat(new Rows(database)
                        .change("UPDATE moderation_case SET member_count = ? WHERE id = ?", members, id(caseId)))
                .isEqualTo(1);
    }

    private static UUID id(String caseId) {
        return CaseIds.CASE.ofWire(caseId).orElseThrow();
    }
}
