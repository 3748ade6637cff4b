// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.subscriptions;

import dev.tidemark.conformance.durablestreams.model.WebhookHost;
import dev.tidemark.conformance.scene.Examination;
import dev.tidemark.conformance.wire.receiver.Receiver;
import dev.tidemark.reports.contract.NotTested;
import java.io.IOException;

/** The receiver of a run, which listens from the first case on that needs one. */
final class Receivers implements Examination.Shared {

    private final WebhookHost host;
    private Receiver receiver;

    private Receivers(Examination examination) {
        this.host = WebhookHost.of(examination.target());
    }

    /** @throws NotTested when it cannot listen where it has to */
    static Receiver of(Examination examination) {
        return examination.shared(Receivers.class, Receivers::new).listening();
    }

    private synchronized Receiver listening() {
        if (receiver == null) {
            try {
                receiver = Receiver.listen(host.name(), host.port());
            } catch (IOException unusable) {
                throw new NotTested("the kit cannot listen for webhooks on " + host + " (" + unusable.getMessage()
                        + "); give an address of this machine with -Dtarget.webhook=HOST or HOST:PORT");
            }
        }
        return receiver;
    }

    @Override
    public synchronized void close() {
        if (receiver != null) {
            receiver.close();
        }
    }
}
