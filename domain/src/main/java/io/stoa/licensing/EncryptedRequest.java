package io.stoa.licensing;

/**
 * A licence request as it comes over the wire, both parts in standard Base64.
 *
 * @param request AES-128-CBC of the request's bytes
 * @param key     RSA-OAEP of AES key and IV; 384 bytes when decoded
 * @see "Apple, App License Delivery SDK: Licensing alternative distribution apps"
 */
public record EncryptedRequest(String request, String key) {}
