package io.stoa.packagestore.service;

import io.stoa.packagestore.PackageStore;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Opens the store on start, so that a setting that cannot work is refused then and not at the first package. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class PackageStoreOpening {

    private static final Logger LOG = System.getLogger(PackageStoreOpening.class.getName());

    @Inject
    PackageStore store;

    @Inject
    PackageDelivery delivery;

    @PostConstruct
    void open() {
        delivery.check();
        LOG.log(Level.INFO, "packagestore.opened at={0}", store.place());
    }
}
