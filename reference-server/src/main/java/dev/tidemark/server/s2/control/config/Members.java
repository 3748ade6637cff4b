// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.control.config;

/** The members of configs (openapi.json, StreamConfig and BasinConfig). */
final class Members {

    static final String STORAGE_CLASS = "storage_class";
    static final String RETENTION_POLICY = "retention_policy";
    static final String TIMESTAMPING = "timestamping";
    static final String MODE = "mode";
    static final String UNCAPPED = "uncapped";
    static final String DELETE_ON_EMPTY = "delete_on_empty";
    static final String MIN_AGE_SECS = "min_age_secs";
    static final String DEFAULT_STREAM_CONFIG = "default_stream_config";
    static final String STREAM_CIPHER = "stream_cipher";
    static final String CREATE_STREAM_ON_APPEND = "create_stream_on_append";
    static final String CREATE_STREAM_ON_READ = "create_stream_on_read";

    private Members() {}
}
