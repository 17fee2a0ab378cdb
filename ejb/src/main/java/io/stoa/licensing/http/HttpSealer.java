package io.stoa.licensing.http;

import io.stoa.licensing.LicenseGrant;
import io.stoa.licensing.LicenseRequest;
import io.stoa.licensing.LicenseSealer;
import io.stoa.licensing.SealerState;
import io.stoa.licensing.service.SealerKind;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Licences made by sealers beside us, which hold Apple's SDK. */
@ApplicationScoped
@SealerKind("http")
public class HttpSealer implements LicenseSealer {

    @Inject
    SealersInTurn sealers;

    @Inject
    SealerLook look;

    @PostConstruct
    void open() {
        // settings that cannot work are told here, once
        look.begin(sealers.all());
    }

    @Override
    public LicenseRequest inspect(byte[] plain) {
        return sealers.ask(Question.of("v1/inspect", SealerDocuments.request(plain), SealerDocuments::inspection));
    }

    @Override
    public byte[] issue(byte[] plain, List<LicenseGrant> grants) {
        return seal("v1/issue", plain, grants);
    }

    @Override
    public byte[] renew(byte[] plain, List<LicenseGrant> grants) {
        return seal("v1/renew", plain, grants);
    }

    private byte[] seal(String path, byte[] plain, List<LicenseGrant> grants) {
        return sealers.ask(Question.of(path, SealerDocuments.grants(plain, grants), SealerDocuments::license));
    }

    @Override
    public void look() {
        look.look(sealers.all());
    }

    @Override
    public List<SealerState> states() {
        return look.states();
    }
}
