-- Whoever said that a case's answer is known knows it, also where somebody else says so later or it is taken out again.
CREATE TABLE golden_setter (
    case_id       uuid  NOT NULL REFERENCES moderation_case (id) ON DELETE CASCADE,
    namespace     text  COLLATE "C" NOT NULL,
    moderator_key bytea NOT NULL,
    PRIMARY KEY (case_id, moderator_key)
);
INSERT INTO golden_setter (case_id, namespace, moderator_key) SELECT case_id, namespace, set_by FROM golden_case;

-- Whether somebody knows what was decided on a case: decided it or undid that, be it replaced since, decided on an appeal
-- against it, looked at it in another copy, or said that its answer is known. golden_case is asked for replicas of before.
CREATE FUNCTION knows_case(of_case uuid, who bytea) RETURNS boolean
    LANGUAGE sql STABLE
RETURN EXISTS (SELECT FROM case_decision d WHERE d.case_id = of_case AND (d.decided_by = who OR d.undone_by = who))
    OR EXISTS (SELECT FROM case_decision d JOIN appeal a ON a.decision_id = d.id
               WHERE d.case_id = of_case AND a.closed_by = who)
    OR EXISTS (SELECT FROM case_review r WHERE r.case_id = of_case AND r.second_by = who)
    OR EXISTS (SELECT FROM golden_setter g WHERE g.case_id = of_case AND g.moderator_key = who)
    OR EXISTS (SELECT FROM golden_case g WHERE g.case_id = of_case AND g.set_by = who);
