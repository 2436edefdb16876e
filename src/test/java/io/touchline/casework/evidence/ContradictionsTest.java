package io.touchline.casework.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Packs whose files say different things of the same, under checksums that are right. */
class ContradictionsTest {

    private static final String FIRST = PackByHand.decision(1);
    private static final String UNDONE = "{\"decisionId\":\"" + FIRST + "\",\"by\":\"mod_1\"%s}";

    private final PackByHand pack = new PackByHand();
    private final ObjectNode about = pack.about;

    @Test
    void aDecisionIsAsTheEventSays() throws IOException {
        ObjectNode decision = pack.decided(0);
        ObjectNode whole = decision.deepCopy();
        for (String field : List.of("outcome", "by", "members", "accounts", "membersRoot", "bulkId")) {
            decision.put(field, "9");
            assertFault("case.json: " + field + " of " + FIRST + " is not that of events.jsonl line 2");
            restore(decision, whole);
        }
        decision.putArray("measures").add("CLOSE");
        assertFault("case.json: measures of " + FIRST + " is not that of events.jsonl line 2");
        restore(decision, whole);
        decision.put("replacedBy", PackByHand.decision(2));
        assertFault("case.json: replacedBy of " + FIRST + " is not that of events.jsonl");
    }

    /** The event does not say when it was taken, but its id does. */
    @Test
    void aDecisionIsFromWhenItsIdIs() throws IOException {
        pack.decided(0).put("at", "2026-01-02T03:04:05.001Z");
        assertFault("case.json: at of " + FIRST + " is not that of its id");

        pack.decided(0).put("at", "yesterday");
        assertFault("case.json: at of " + FIRST + " is no moment");

        pack.decided(0).put("id", "dec_1");
        assertFault("case.json leaves out " + FIRST);
    }

    @Test
    void aCaseListsWhatWasDecidedOnceEach() throws IOException {
        about.withArray("decisions").add(pack.decided(0).deepCopy());
        assertFault("case.json has a decision twice");

        pack.decided(1).put("id", PackByHand.decision(2));
        assertFault("case.json has " + PackByHand.decision(2) + ", of which events.jsonl says nothing");

        pack.decided(1).put("id", "dec_2");
        assertFault("case.json has a decision whose id cannot be read");

        about.putArray("decisions");
        assertFault("case.json leaves out " + FIRST);
    }

    @Test
    void aDecisionNamesTheOneInItsPlace() throws IOException {
        pack.decide(2, pack.decided(0).get("membersRoot").asText(), FIRST);
        assertFault("case.json: replacedBy of " + FIRST + " is not that of events.jsonl");

        pack.decided(1).put("replacedBy", PackByHand.decision(2));
        assertValid();

        about.withArray("decisions").remove(1);
        assertFault("case.json leaves out " + FIRST);
    }

    @Test
    void whatWasTakenBackIsUndone() throws IOException {
        pack.append("DECISION_UNDONE", UNDONE.formatted(""));
        assertFault("case.json has another state than that of events.jsonl");

        about.put("state", "OPEN");
        assertFault("case.json does not say that " + FIRST + " is undone, as events.jsonl line 4");

        undone("mod_2", "2026-01-02T03:04:05Z");
        assertFault("case.json: undone.by of " + FIRST + " is not that of events.jsonl line 4");

        undone("mod_1", "2026-01-02T03:04:05Z");
        assertValid();
    }

    @Test
    void whatWasNotTakenBackIsNotUndone() throws IOException {
        pack.decided(0).putObject("undone");

        assertFault("case.json says that " + FIRST + " is undone, and events.jsonl does not");
    }

    @Test
    void isUndoneWhenTheEventSays() throws IOException {
        about.put("state", "OPEN");
        pack.append("DECISION_UNDONE", UNDONE.formatted(",\"undoneAt\":\"2026-01-02T03:04:04.500Z\""));
        undone("mod_1", "2026-01-02T03:04:04.501Z");
        assertFault("case.json: undone.at of " + FIRST + " is not that of events.jsonl line 4");

        undone("mod_1", "2026-01-02T03:04:04.500Z");
        assertValid();
    }

    /** Those from before it was logged when. */
    @Test
    void isUndoneOnAboutTheDayOfAnEventThatDoesNotSay() throws IOException {
        about.put("state", "OPEN");
        pack.append("DECISION_UNDONE", UNDONE.formatted(""));
        undone("mod_1", "2026-01-01T03:04:04.999Z");
        assertFault("case.json: undone.at of " + FIRST + " is not that of events.jsonl line 4");

        undone("mod_1", "2026-01-02T03:03:00Z");
        assertValid();
    }

    @Test
    void aCaseWasOpenedAsTheEventSays() throws IOException {
        ObjectNode whole = about.deepCopy();
        for (String field : List.of("rule", "kind", "versions")) {
            about.put(field, "other");
            assertFault("case.json: " + field + " is not that of events.jsonl line 1");
            restore(about, whole);
        }
    }

    @Test
    void aCaseIsPartOfNoneThatNoEventNames() throws IOException {
        about.put("mergedInto", "case_1");
        assertFault("case.json: mergedInto is not that of events.jsonl");

        about.putNull("mergedInto").put("reviewOf", "case_1");
        assertFault("case.json: reviewOf is not that of events.jsonl line 2");
    }

    @Test
    void anEmptiedCaseIsNotOpen() throws IOException {
        pack.append("DECISION_UNDONE", UNDONE.formatted(""));
        pack.append("CASE_EMPTIED", "{}");
        undone("mod_1", "2026-01-02T03:04:05Z");
        about.put("state", "OPEN");
        assertFault("case.json has another state than that of events.jsonl");

        about.put("state", "EMPTIED");
        assertValid();
    }

    /** As they were made before such a case had none. */
    @Test
    void takesThePackOfACaseThatIsPartOfAnother() throws IOException {
        PackByHand merged = new PackByHand();
        merged.events.subList(1, merged.events.size()).clear();
        merged.append("CASE_MERGED", "{\"into\":\"case_1\",\"rule\":\"default#x\",\"members\":4}");
        merged.members.clear();
        merged.about.put("state", "MERGED").put("memberCount", 0).put("mergedInto", "case_1");
        merged.about.putArray("decisions");
        assertThat(told(merged)).startsWith("valid: ");

        merged.about.put("mergedInto", "case_2");
        assertThat(told(merged)).isEqualTo("NOT VALID: case.json: mergedInto is not that of events.jsonl\n");
        merged.about.put("state", "OPEN");
        assertThat(told(merged)).isEqualTo("NOT VALID: case.json has another state than that of events.jsonl\n");
    }

    @Test
    void aCaseIsTheSumOfItsComments() throws IOException {
        ObjectNode whole = about.deepCopy();
        about.put("memberCount", 5);
        assertFault("case.json: memberCount is not the number of what members.jsonl says");
        restore(about, whole);
        about.put("severity", 4);
        assertFault("case.json: severity is not the highest of what members.jsonl says");
        restore(about, whole);
        about.put("sensitive", true);
        assertFault("case.json: sensitive is not the sum of what members.jsonl says");
        restore(about, whole);
        about.putArray("labels").add("threat");
        assertFault("case.json: labels is not the sum of what members.jsonl says");
        restore(about, whole);
        about.putArray("proposed");
        assertFault("case.json: proposed is not the sum of what members.jsonl says");
    }

    /** Of an erased one nothing else says how grave it was. */
    @Test
    void anErasedCommentCountsAsWhatItWas() throws IOException {
        pack.members.get(1).put("severity", 3);
        assertFault("case.json: severity is not the highest of what members.jsonl says");

        about.put("severity", 3);
        assertValid();

        pack.members.get(1).putNull("labels");
        assertFault("members.jsonl line 2 has no labels or no actions");
    }

    @Test
    void whatAnAppealTookBackWasGranted() throws IOException {
        pack.members.get(2).put("overturnedBy", "ap_1");
        assertFault("members.jsonl line 3: overturnedBy is no appeal that events.jsonl says was granted");

        appeal("REJECT", "\"decisionId\":\"" + FIRST + "\"", 1);
        assertFault("members.jsonl line 3: overturnedBy is no appeal that events.jsonl says was granted");
    }

    @Test
    void anAppealTookBackAsManyAsTheEventSays() throws IOException {
        appeal("GRANT", "\"decisionId\":\"" + FIRST + "\"", 2);
        assertFault("events.jsonl line 4 took back another number of comments than members.jsonl says");

        pack.members.get(0).put("overturnedBy", "ap_1");
        assertFault("events.jsonl line 4 took back another number of comments than members.jsonl says");

        pack.members.get(1).put("overturnedBy", "ap_1");
        assertValid();
    }

    @Test
    void anAppealTookBackWhatItWasAbout() throws IOException {
        pack.members.get(2).put("overturnedBy", "ap_1");
        appeal("GRANT", "\"assessmentId\":\"as_1\"", 0);
        assertFault("members.jsonl line 3: overturnedBy is an appeal that events.jsonl line 4 says was about others");

        pack.members.get(2).putNull("overturnedBy");
        pack.members.get(0).put("overturnedBy", "ap_1");
        assertValid();
    }

    @Test
    void anAppealTookBackNothingOfAnotherDecision() throws IOException {
        pack.members.get(2).put("overturnedBy", "ap_1");
        appeal("GRANT", "\"decisionId\":\"" + PackByHand.decision(2) + "\"", 1);

        assertFault("members.jsonl line 3: overturnedBy is an appeal that events.jsonl line 4 says was about others");
    }

    /** It shows the comments of another case, and none of that one's events. */
    @Test
    void takesWhatAnAppealTookBackFromASecondLook() throws IOException {
        PackByHand look = new PackByHand();
        String decided = look.events.get(1).body();
        look.events.clear();
        look.append("REVIEW_DECIDED", decided.replace("{\"decisionId\"", "{\"reviewOf\":\"case_1\",\"decisionId\""));
        look.about.put("reviewOf", "case_1");
        look.members.get(2).put("overturnedBy", "ap_1");

        assertThat(told(look)).startsWith("valid: ");
    }

    private void undone(String by, String at) {
        pack.decided(0).putObject("undone").put("by", by).put("at", at);
    }

    private void appeal(String outcome, String against, int members) {
        pack.append(
                "APPEAL_DECIDED",
                "ap_1",
                "{" + against + ",\"outcome\":\"" + outcome + "\",\"members\":" + members + "}");
    }

    private static void restore(ObjectNode changed, ObjectNode whole) {
        changed.removeAll();
        changed.setAll(whole.deepCopy());
    }

    private void assertValid() throws IOException {
        assertThat(told(pack)).startsWith("valid: ");
    }

    private void assertFault(String fault) throws IOException {
        assertThat(told(pack)).isEqualTo("NOT VALID: " + fault + "\n");
    }

    private static String told(PackByHand pack) throws IOException {
        return VerifiedPack.verify(PackByHand.zip(pack.files())).told();
    }
}
