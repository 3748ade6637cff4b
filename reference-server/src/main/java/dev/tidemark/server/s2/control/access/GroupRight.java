// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.control.access;

import dev.tidemark.server.s2.Operation;
import java.util.Set;

/**
 * Reading or writing at one level (openapi.json, PermittedOperationGroups), and the operations that come with it: those
 * on basins, tokens and the account; those on the streams of a basin; those on the records of a stream.
 */
public enum GroupRight {
    ACCOUNT_READ(
            "account",
            "read",
            Operation.LIST_BASINS,
            Operation.GET_BASIN_CONFIG,
            Operation.LIST_ACCESS_TOKENS,
            Operation.ACCOUNT_METRICS),
    ACCOUNT_WRITE(
            "account",
            "write",
            Operation.CREATE_BASIN,
            Operation.DELETE_BASIN,
            Operation.RECONFIGURE_BASIN,
            Operation.ISSUE_ACCESS_TOKEN,
            Operation.REVOKE_ACCESS_TOKEN),
    BASIN_READ("basin", "read", Operation.LIST_STREAMS, Operation.GET_STREAM_CONFIG, Operation.BASIN_METRICS),
    BASIN_WRITE("basin", "write", Operation.CREATE_STREAM, Operation.DELETE_STREAM, Operation.RECONFIGURE_STREAM),
    STREAM_READ("stream", "read", Operation.CHECK_TAIL, Operation.READ, Operation.STREAM_METRICS),
    STREAM_WRITE("stream", "write", Operation.APPEND, Operation.TRIM, Operation.FENCE);

    private final String group;
    private final String kind;
    private final Set<Operation> operations;

    GroupRight(String group, String kind, Operation... operations) {
        this.group = group;
        this.kind = kind;
        this.operations = Set.of(operations);
    }

    /** The member of {@code op_groups} it stands in. */
    String group() {
        return group;
    }

    /** The member of its group it is. */
    String kind() {
        return kind;
    }

    Set<Operation> operations() {
        return operations;
    }
}
