package dev.mfcgateway.mfcentral;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A Vert.x that does as ever, but writes its timers down. */
final class RecordedTimers {

    /** In milliseconds, in the order they were set in. */
    final List<Long> delays = new CopyOnWriteArrayList<>();

    final List<Long> ids = new CopyOnWriteArrayList<>();

    /** The ids of those that have gone off, and are done. */
    final List<Long> done = new CopyOnWriteArrayList<>();

    private final Vertx vertx;

    RecordedTimers(Vertx vertx) {
        this.vertx = vertx;
    }

    Vertx vertx() {
        return (Vertx) Proxy.newProxyInstance(
                Vertx.class.getClassLoader(),
                new Class<?>[] {Vertx.class},
                (proxy, method, given) -> call(method, given));
    }

    private Object call(Method method, Object[] given) throws Throwable {
        try {
            return method.getName().equals("setTimer") ? setTimer(given) : method.invoke(vertx, given);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    @SuppressWarnings("unchecked")
    private long setTimer(Object... given) {
        Handler<Long> handler = (Handler<Long>) given[1];
        long id = vertx.setTimer((Long) given[0], fired -> {
            handler.handle(fired);
            done.add(fired);
        });
        delays.add((Long) given[0]);
        ids.add(id);
        return id;
    }
}
