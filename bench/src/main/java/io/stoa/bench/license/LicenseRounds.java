package io.stoa.bench.license;

import io.stoa.bench.figure.Figure;
import io.stoa.bench.figure.Goal;
import io.stoa.bench.figure.Measured;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/**
 * What was measured round by round, and what it says of our part. Opening a request and sealing a licence are one operation
 * with an RSA private key each. No server goes below their time, and Apple's own sealer stands beside the server: what is
 * judged is the rest of a request.
 *
 * @param licenses answered in a second by the server on its core
 * @param upserts  in a second
 * @param rsa      private-key operations in a second on that same core
 */
record LicenseRounds(List<Double> licenses, List<Double> upserts, List<Double> rsa) {

    private static final int RSA_OPERATIONS = 2;

    List<Figure> figures(Goal goal) {
        Measured whole = new Measured("licences, 16 clients, each request whole", "1/s", licenses);
        Measured upsert = new Measured("pgbench, upsert of a licence row, 16 clients", "1/s", upserts);
        return List.of(
                new Figure(
                        "licence without RSA",
                        new Measured(
                                "licences, as if their two RSA operations took no time: 1/(1/licences - 2/RSA)",
                                "1/s",
                                each(licenses, LicenseRounds::withoutRsa)),
                        upsert,
                        goal),
                new Figure("whole licence", whole, upsert, Goal.none()),
                new Figure(
                        "whole licence against upsert and RSA",
                        whole,
                        new Measured(
                                "limit of one upsert and two RSA operations: 1/(1/upserts + 2/RSA)",
                                "1/s",
                                each(upserts, LicenseRounds::withRsa)),
                        Goal.none()),
                new Figure(
                        "whole licence against RSA",
                        whole,
                        new Measured("openssl speed rsa3072, private key, one core", "1/s", rsa),
                        Goal.none()));
    }

    private List<Double> each(List<Double> rates, DoubleBinaryOperator withTheRateOfRsa) {
        List<Double> results = new ArrayList<>();
        for (int round = 0; round < rates.size(); round++) {
            results.add(withTheRateOfRsa.applyAsDouble(rates.get(round), rsa.get(round)));
        }
        return results;
    }

    /** No number where RSA alone would have taken longer: the core was disturbed, and such a round shows nothing. */
    static double withoutRsa(double rate, double rsa) {
        double rest = 1 / rate - RSA_OPERATIONS / rsa;
        return rest > 0 ? 1 / rest : Double.NaN;
    }

    static double withRsa(double rate, double rsa) {
        return 1 / (1 / rate + RSA_OPERATIONS / rsa);
    }
}
