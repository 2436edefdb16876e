package io.touchline.casework.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Arrays;
import java.util.Optional;

/** Holds personal parts against their digests, and those that are gone against the events that say so. */
final class PersonalCheck {

    private static final JsonMapper JSON = new JsonMapper();

    private final SeqSet missing = new SeqSet();
    private final SeqSet present = new SeqSet();
    private final FaultList faults;
    private long erased;

    PersonalCheck(FaultList faults) {
        this.faults = faults;
    }

    void event(AuditEvent event, Optional<PersonalPart> part) {
        if (event.personalDigest().isEmpty()) {
            part.ifPresent(any -> faults.add(event.seq(), ChainFault.PERSONAL_UNEXPECTED));
        } else if (part.isEmpty()) {
            missing.add(event.seq());
        } else {
            present.add(event.seq());
            if (!Arrays.equals(part.get().digest(), event.personalDigest().get())) {
                faults.add(event.seq(), ChainFault.PERSONAL_CHANGED);
            }
        }
        if (event.kind().equals(AuditKind.PERSONAL_ERASED.name())) {
            erasure(event);
        }
    }

    private void erasure(AuditEvent event) {
        JsonNode seqs;
        try {
            seqs = JSON.readTree(event.body()).path(AuditErasure.SEQS);
        } catch (JsonProcessingException e) {
            faults.add(event.seq(), ChainFault.ERASURE_UNREADABLE);
            return;
        }
        if (!seqs.isArray()) {
            faults.add(event.seq(), ChainFault.ERASURE_UNREADABLE);
        }
        for (JsonNode seq : seqs) {
            if (!seq.isIntegralNumber() || seq.longValue() >= event.seq()) {
                faults.add(event.seq(), ChainFault.ERASURE_UNREADABLE);
            } else if (missing.remove(seq.longValue())) {
                erased++;
            } else if (present.contains(seq.longValue())) {
                faults.add(seq.longValue(), ChainFault.PERSONAL_RETURNED);
            }
        }
    }

    /** Once all events were seen. @return how many parts are gone as the log says */
    long end() {
        missing.forEach(seq -> faults.add(seq, ChainFault.PERSONAL_MISSING));
        return erased;
    }
}
