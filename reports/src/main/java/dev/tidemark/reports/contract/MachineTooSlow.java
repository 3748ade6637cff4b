// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.contract;

/** The machine of the suite was too slow for a measurement, so that nothing is known about the promise; another try may tell. */
public final class MachineTooSlow extends NotTested {

    /** @param reason one sentence that names what was too slow */
    public MachineTooSlow(String reason) {
        super(reason + "; raise -Dtidemark.time.factor or lower -Dtidemark.parallel");
    }
}
