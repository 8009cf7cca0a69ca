import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.io.IOException;
import org.h2.mvstore.MVStore;

/** Arguments: address, port (0 = any free one), "memory" or the path of a file. Prints the port it listens on. */
public final class MongoServerLauncher {
    public static void main(String[] arguments) throws IOException {
        boolean inMemory = arguments[2].equals("memory");
        MongoBackend backend = inMemory ? new MemoryBackend() : new AcknowledgedIsStored(arguments[2]);
        MongoServer server = new MongoServer(backend);
        server.bind(arguments[0], Integer.parseInt(arguments[1]));
        System.out.println(server.getLocalAddress().getPort());
        // Whoever started this holds the other end; when that process dies, however it dies, read() returns.
        while (System.in.read() != -1) { }
        server.stopListening();
        backend.close();
        System.exit(0);
    }

    /** The store writes to its file once a second by itself: a killed server would forget writes it had acknowledged. */
    private static final class AcknowledgedIsStored extends H2Backend {
        AcknowledgedIsStored(String path) {
            super(new MVStore.Builder().fileName(path).autoCommitDisabled().open());
            // A commit for every write adds 40 KB to the file each time, unless superseded pages are soon used again.
            getMvStore().setRetentionTime(1_000);
        }

        @Override
        public Document handleMessage(MongoMessage message) {
            Document answer = super.handleMessage(message);
            commit();
            return answer;
        }
    }
}
