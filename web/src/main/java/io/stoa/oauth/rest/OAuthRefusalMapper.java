package io.stoa.oauth.rest;

import io.stoa.oauth.OAuthRefusal;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/** A refusal in the words of OAuth. @see "RFC 6749, section 5.2" */
public class OAuthRefusalMapper implements ExceptionMapper<OAuthRefusal> {

    @Override
    public Response toResponse(OAuthRefusal refusal) {
        return OAuthAnswers.refusal(refusal);
    }
}
