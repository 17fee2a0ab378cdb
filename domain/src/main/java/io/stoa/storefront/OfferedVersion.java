package io.stoa.storefront;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import java.time.Instant;

/** What a search engine is told about one offered version of an app. */
public record OfferedVersion(AppleItemId appleItemId, AppleVersionId appleVersionId, Instant publishedAt) {}
