package io.github.cleancut.bench;

import io.github.cleancut.verify.Verdict;
import io.github.cleancut.verify.Verifier;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** How many lines of a certificate the two checkers read in a second of CPU time. */
final class CheckerBench {
    private static final int RUNS = 10;
    private static final int BUFFER = 1 << 16;

    /** Runs the second checker on a file and prints the CPU seconds that it took. */
    private static final String TIMED = "import resource, subprocess, sys\n"
            + "subprocess.run([sys.executable] + sys.argv[1:], check=True, stdout=subprocess.DEVNULL)\n"
            + "used = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
            + "print(used.ru_utime + used.ru_stime)\n";

    private CheckerBench() {}

    /** Prints a table; the best of several runs of the checker in Java, one of the checker in Python. */
    static void run() throws IOException, InterruptedException {
        byte[] certificate = Certificate.of(4, 500_000, 25);
        long lines = lines(certificate);
        double best = 0;
        for (int run = 0; run < RUNS; run++) {
            best = Math.max(best, lines / secondsOf(certificate));
        }
        Path file = Files.createTempFile("certificate", ".abscert");
        Files.write(file, certificate);
        double other = lines / secondsInPython(file);
        Files.delete(file);
        System.out.println();
        System.out.println("| checker | M lines a CPU second |");
        System.out.println("|---|---:|");
        System.out.printf(Locale.ROOT, "| Java, package verify | %.1f |%n", best / 1e6);
        System.out.printf(Locale.ROOT, "| Python, scripts/verify-abscert.py | %.2f |%n", other / 1e6);
    }

    private static long lines(byte[] text) {
        long lines = 0;
        for (byte letter : text) {
            lines += letter == '\n' ? 1 : 0;
        }
        return lines;
    }

    private static double secondsOf(byte[] certificate) {
        ThreadMXBean thread = ManagementFactory.getThreadMXBean();
        long start = thread.getCurrentThreadCpuTime();
        Verifier verifier = new Verifier();
        for (int from = 0; from < certificate.length; from += BUFFER) {
            byte[] piece = Arrays.copyOfRange(certificate, from, Math.min(certificate.length, from + BUFFER));
            verifier.accept(piece, piece.length);
        }
        Verdict verdict = verifier.finish(Verifier.End.WHOLE);
        if (verdict.exit() != 0) {
            throw new IllegalStateException(verdict.toString());
        }
        return (thread.getCurrentThreadCpuTime() - start) / 1e9;
    }

    private static double secondsInPython(Path file) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("python3", "-c", TIMED, "scripts/verify-abscert.py", file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String seconds = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return Double.parseDouble(seconds.strip());
    }
}
