package dev.mfcgateway.simulator.cas;

import java.math.BigDecimal;

/** The schemes of the simulated market: invented fund houses, realistic shapes. */
enum Scheme {
    BLUECHIP("A01", "Aravalli Mutual Fund", "BCG", "Aravalli Bluechip Fund - Direct Plan", "EQUITY", "82.4512", "CAMS"),
    LIQUID("A01", "Aravalli Mutual Fund", "LQG", "Aravalli Liquid Fund - Direct Plan", "DEBT", "3811.0925", "CAMS"),
    FLEXI("K17", "Kaveri Mutual Fund", "FXG", "Kaveri Flexi Cap Fund - Direct Plan", "EQUITY", "61.7034", "KFINTECH"),
    TAX_SAVER(
            "K17", "Kaveri Mutual Fund", "ELG", "Kaveri ELSS Tax Saver - Direct Plan", "EQUITY", "43.9876", "KFINTECH"),
    HYBRID("N05", "Nilgiri Mutual Fund", "BAG", "Nilgiri Balanced Advantage Fund", "HYBRID", "29.1150", "CAMS"),
    INDEX("S22", "Sahyadri Mutual Fund", "NIG", "Sahyadri Nifty 50 Index Fund", "EQUITY", "214.3308", "KFINTECH"),
    GILT("V31", "Vindhya Mutual Fund", "GLG", "Vindhya Gilt Fund - Direct Plan", "DEBT", "37.5521", "CAMS");

    final String amc;
    final String amcName;
    final String code;
    final String title;
    final String assetType;
    final BigDecimal nav;
    final String rta;

    Scheme(String amc, String amcName, String code, String title, String assetType, String nav, String rta) {
        this.amc = amc;
        this.amcName = amcName;
        this.code = code;
        this.title = title;
        this.assetType = assetType;
        this.nav = new BigDecimal(nav);
        this.rta = rta;
    }

    /** Twelve characters, as an ISIN has; the check digit is not computed. */
    String isin() {
        return "INF" + amc + code + "011";
    }
}
