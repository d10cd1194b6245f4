package dev.mfcgateway.holdings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With statements that are nearly, or not at all, what MFCentral sends. */
class HoldingsEdgesTest {

    private static final String EMPTY_LISTS =
            "\"amcs\":[],\"schemes\":[],\"folios\":[],\"portfolio\":[],\"investorDetails\":{}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12.3400",
                "0.1",
                "1E+2",
                "-0",
                "123456789012345678901234567890.123456789012345678901234567890",
                "100",
                "5e-1"
            })
    void keepsANumberAsItsText(String number) {
        assertThat(reveal("{\"data\":[{\"schemes\":[{\"nav\":" + number + ",\"other\":[" + number + "]}]}]}"))
                .contains("[{\"nav\":\"" + number + "\",\"raw\":{\"other\":[\"" + number + "\"]}}]");
    }

    @ParameterizedTest
    @CsvSource({
        "01-Apr-1990, 1990-04-01",
        "29-FEB-2024, 2024-02-29",
        "05-sep-2023, 2023-09-05",
        "2023-09-05, 2023-09-05",
        "' 05-Sep-2023 ', 2023-09-05"
    })
    void writesADateTwice(String date, String iso) {
        assertThat(reveal("{\"data\":[{\"dtTransaction\":[{\"trxnDate\":\"" + date + "\",\"isin\":\"I\"}]}]}"))
                .contains("{\"trxnDate\":\"" + date + "\",\"trxnDateIso\":\"" + iso + "\",\"isin\":\"I\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "29-Feb-2023", "31-Apr-2023", "01/04/1990", "1-Apr-1990", "01-Avr-1990", "2023-13-01"})
    void leavesADateAloneThatIsNone(String date) {
        assertThat(reveal("{\"data\":[{\"schemes\":[{\"navDate\":\"" + date + "\"}]}]}"))
                .contains("\"schemes\":[{\"navDate\":\"" + date + "\"}]");
    }

    @Test
    void passesOnWhatIsUnknownWhereItStood() {
        String statement = "{\"new\":{\"a\":[1,null,true]},\"pan\":{\"odd\":1},\"data\":[{\"raw\":\"x\",\"schemes\":"
                + "[{\"z\":1,\"isin\":\"I\",\"bank\":{\"no\":1.50},\"nav\":[1],\"raw\":\"r\",\"navDateIso\":\"mine\"}]},"
                + "{\"k\":2}]}";
        assertThat(reveal(statement))
                .isEqualTo("{\"summary\":{\"amcs\":[],\"schemes\":[{\"isin\":\"I\",\"bank\":{\"no\":\"1.50\"},"
                        + "\"raw\":{\"z\":\"1\",\"nav\":[\"1\"],\"raw\":\"r\",\"navDateIso\":\"mine\"}}],"
                        + "\"folios\":[],\"portfolio\":[],\"investorDetails\":{},"
                        + "\"raw\":{\"new\":{\"a\":[\"1\",true]},\"pan\":{\"odd\":\"1\"},"
                        + "\"data\":[{\"raw\":\"x\"},{\"k\":\"2\"}]}},\"transactions\":[]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\":[]}",
                "{\"portfolio\":[],\"data\":null}",
                "{\"data\":\"\",\"portfolio\":\"\",\"investorDetails\":\"\"}",
                "{\"data\":[{}]}",
                "{\"data\":[null]}",
                "{\"data\":[{\"dtTransaction\":null,\"dtSummary\":[],\"summary\":[null]}],\"investorDetails\":null}",
                "{\"investorDetails\":{}}"
            })
    void makesEmptyListsOfWhatIsMissing(String statement) {
        assertThat(reveal(statement)).isEqualTo("{\"summary\":{" + EMPTY_LISTS + "},\"transactions\":[]}");
    }

    @Test
    void joinsTheEntriesOfData() {
        assertThat(reveal("{\"data\":[{\"dtTransaction\":[{\"folio\":\"1\"}]},{\"dtTransaction\":[{\"folio\":2}]}]}"))
                .endsWith("\"transactions\":[{\"folio\":\"1\"},{\"folio\":\"2\"}]}");
    }

    @Test
    void passesOnAnErrorMessageBesideHoldings() {
        assertThat(reveal("{\"data\":[{\"schemes\":[{\"isin\":\"I\"}]}],\"errorMessage\":\"one registrar is down\"}"))
                .contains("{\"errorMessage\":\"one registrar is down\",\"amcs\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                             | the statement is not one JSON object",
                "hunter2                                        | the statement is not one JSON object",
                "[{\"data\":[]}]                                | the statement is not one JSON object",
                "\"hunter2\"                                    | the statement is not one JSON object",
                "{\"data\":[]} {}                               | the statement is not one JSON object",
                "{\"data\":[                                    | the statement is not one JSON object",
                "{\"data\":[],\"nav\":NaN}                      | the statement is not one JSON object",
                "{}                                             | the statement has no field of a statement",
                "{\"response\":\"hunter2\"}                     | the statement has no field of a statement",
                "{\"data\":\"hunter2\"}                         | data is not a list",
                "{\"data\":{}}                                  | data is not a list",
                "{\"data\":[\"hunter2\"]}                       | data is not made of objects",
                "{\"data\":[[]]}                                | data is not made of objects",
                "{\"data\":[{\"schemes\":{}}]}                  | schemes is not a list",
                "{\"data\":[{\"dtTransaction\":[7]}]}           | dtTransaction is not made of objects",
                "{\"data\":[],\"portfolio\":{}}                 | portfolio is not a list",
                "{\"data\":[],\"investorDetails\":\"hunter2\"}  | investorDetails is not made of objects",
                "{\"data\":[],\"errorMessage\":\"hunter2\"}     | the statement tells of an error and holds nothing",
                "{\"reqId\":1,\"errors\":[{\"code\":\"1\"}]}    | the statement tells of an error and holds nothing"
            })
    void refusesWhatIsNoStatementAndQuotesNothing(String text, String problem) {
        assertThatThrownBy(() -> Holdings.of(text))
                .isInstanceOf(UnreadableStatement.class)
                .hasMessage(problem)
                .hasNoCause()
                .matches(failure -> failure.getStackTrace().length == 0);
    }

    @Test
    void refusesANestingThatNoStatementHas() {
        String deep = "{\"data\":[],\"x\":" + "[".repeat(50_000) + "]".repeat(50_000) + "}";
        assertThatThrownBy(() -> Holdings.of(deep)).isInstanceOf(UnreadableStatement.class);
    }

    @Test
    void refusesTheStatementsOfTwoInvestors() {
        List<String> two = List.of("{\"pan\":\"ABCDE1234F\",\"data\":[]}", "{\"pan\":\"ABCDE1234G\",\"data\":[]}");
        assertThatThrownBy(() -> Holdings.of(two))
                .isInstanceOf(UnreadableStatement.class)
                .hasMessage("the statements are of two investors");
    }

    private static String reveal(String statement) {
        return Holdings.of(statement).reveal();
    }
}
