package io.github.cleancut.model;

import java.util.List;

/**
 * What a sink does.
 *
 * @param commit when records become visible
 * @param commitTime time to commit one transaction
 * @param idempotentCommit whether committing twice shows the records once
 * @param readers who looks at the output; never empty
 */
public record SinkSpec(Commit commit, Amount commitTime, boolean idempotentCommit, List<Reader> readers) {
    /**
     * One who looks at the output.
     *
     * @param id name of the reader
     * @param readsCommitted whether it sees committed records only
     */
    public record Reader(String id, boolean readsCommitted) {}
}
