package io.github.cleancut.law;

/** Takes the bytes of a certificate, in order. */
@FunctionalInterface
public interface CertificateSink {
    /**
     * Takes the next bytes.
     *
     * @param buffer holds them from its start; it is used again after the call
     * @param length how many
     */
    void accept(byte[] buffer, int length);
}
