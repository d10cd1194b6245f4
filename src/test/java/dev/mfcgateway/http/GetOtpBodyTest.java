package dev.mfcgateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mfcgateway.failure.FailureCategory;
import dev.mfcgateway.failure.FieldProblem;
import dev.mfcgateway.failure.GatewayFailure;
import dev.mfcgateway.flow.GetOtpRequest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GetOtpBodyTest {

    private static final String ID = "TRX_dc73061e7f79470dbb7bad384243f210";
    private static final FieldProblem BAD_PAN = new FieldProblem("pan", "must be 5 letters, 4 digits and 1 letter");
    private static final FieldProblem NO_PAN = new FieldProblem("pan", "is required");
    private static final FieldProblem BAD_PHONE = new FieldProblem("phone", "must be +91 and 10 digits");
    private static final FieldProblem NO_CONTACT = new FieldProblem("phone", "is required, or email");
    private static final FieldProblem BAD_EMAIL = new FieldProblem("email", "must be an e-mail address");

    private static GetOtpRequest read(String body) {
        try {
            return GetOtpBody.read((ObjectNode) new ObjectMapper().readTree(body.replace('\'', '"')));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static GatewayFailure refusal(String body) {
        GatewayFailure failure = catchThrowableOfType(GatewayFailure.class, () -> read(body));
        assertThat(failure).as("refuses %s", body).isNotNull();
        return failure;
    }

    private static List<FieldProblem> problems(String body) {
        GatewayFailure failure = refusal(body);
        assertThat(failure.category()).isEqualTo(FailureCategory.INVALID_REQUEST);
        return failure.details();
    }

    /** A body with a good id, and these other fields. */
    private static String with(String fields) {
        return "{'transactionId':'" + ID + "'" + (fields.isEmpty() ? "" : "," + fields) + "}";
    }

    @Test
    void readsTheSampleOfTheContract() {
        GetOtpRequest request = read(with("'pan':'ABCDE1234F','phone':'+919876543210','email':'user@domain.in'"));

        assertThat(request.transactionId().value()).isEqualTo(ID);
        assertThat(request.pan().reveal()).isEqualTo("ABCDE1234F");
        assertThat(request.contact().reveal()).isEqualTo("+919876543210");
    }

    @Test
    void normalisesWhatItReads() {
        GetOtpRequest request = read(with("'pan':'abcde1234f','phone':'9876543210'"));

        assertThat(request.pan().reveal()).isEqualTo("ABCDE1234F");
        assertThat(request.contact().reveal()).isEqualTo("+919876543210");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "'phone':null,", "'phone':'',"})
    void takesTheEmailWhereThereIsNoPhone(String phone) {
        assertThat(read(with(phone + "'pan':'ABCDE1234F','email':'user@domain'"))
                        .contact()
                        .reveal())
                .isEqualTo("user@domain");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "'email':null,", "'email':'',"})
    void takesThePhoneWhereThereIsNoEmail(String email) {
        assertThat(read(with(email + "'pan':'ABCDE1234F','phone':'9876543210'"))
                        .contact()
                        .reveal())
                .isEqualTo("+919876543210");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'otp':123456", "'other':{'pan':1}", "'Pan':5", "'x':[1,2]", "'TransactionId':false"})
    void ignoresFieldsItDoesNotKnow(String unknown) {
        assertThat(read(with("'pan':'ABCDE1234F','phone':'9876543210'," + unknown)))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'transactionId':null}",
                "{'transactionId':''}",
                "{'transactionId':' '}",
                "{'transactionId':'TRX_*'}",
                "{'transactionId':'TRX_DC73061E7F79470DBB7BAD384243F210'}",
                "{'transactionId':'TRX_dc73061e7f79470dbb7bad384243f210\\n'}",
                "{'transactionId':'trx','pan':'bad','phone':'bad','email':'bad'}"
            })
    void doesNotFindAnotherShapeOfIdWhateverElseIsWrong(String body) {
        GatewayFailure failure = refusal(body);

        assertThat(failure.category()).isEqualTo(FailureCategory.TRANSACTION_ID_NOT_FOUND);
        assertThat(failure.details()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "transactionId, 5",
        "transactionId, true",
        "transactionId, []",
        "transactionId, {}",
        "pan, 12345",
        "pan, {}",
        "phone, 9876543210",
        "phone, ['9876543210']",
        "email, false",
        "email, {'address':'user@domain'}"
    })
    void refusesAnotherJsonTypeThanAString(String field, String value) {
        assertThat(problems("{'%s':%s}".formatted(field, value.replace("''", "'"))))
                .containsExactly(new FieldProblem(field, "must be a JSON string"));
    }

    @Test
    void looksAtAllTypesBeforeTheId() {
        assertThat(problems("{'transactionId':'bad','pan':1,'phone':2,'email':3}"))
                .extracting(FieldProblem::field)
                .containsExactly("pan", "phone", "email");
    }

    @Test
    void refusesANumberForAnEmailEvenBesideAGoodPhone() {
        assertThat(problems(with("'pan':'ABCDE1234F','phone':'9876543210','email':5")))
                .containsExactly(new FieldProblem("email", "must be a JSON string"));
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(problems(with(""))).containsExactlyInAnyOrder(NO_PAN, NO_CONTACT);
        assertThat(problems(with("'pan':'ABCDE1234F'"))).containsExactly(NO_CONTACT);
        assertThat(problems(with("'phone':'9876543210'"))).containsExactly(NO_PAN);
        assertThat(problems(with("'pan':'','phone':null,'email':''"))).containsExactlyInAnyOrder(NO_PAN, NO_CONTACT);
    }

    @Test
    void saysEveryFaultAtOnce() {
        assertThat(problems(with("'pan':'bad','phone':'bad','email':'bad'")))
                .containsExactlyInAnyOrder(BAD_PAN, BAD_PHONE, BAD_EMAIL);
        assertThat(problems(with("'email':'bad'"))).containsExactlyInAnyOrder(NO_PAN, BAD_EMAIL);
    }

    @Test
    void refusesABadContactBesideAGoodOne() {
        assertThat(problems(with("'pan':'ABCDE1234F','phone':'9876543210','email':'bad'")))
                .containsExactly(BAD_EMAIL);
        assertThat(problems(with("'pan':'ABCDE1234F','phone':'bad','email':'user@domain'")))
                .containsExactly(BAD_PHONE);
    }

    @Test
    void refusesThePublishedSamplePan() {
        assertThat(problems(with("'pan':'ABCDEF14G','phone':'+911234567890'"))).containsExactly(BAD_PAN);
    }

    @Test
    void refusesASpaceAsAValue() {
        assertThat(problems(with("'pan':' ','phone':' '"))).containsExactlyInAnyOrder(BAD_PAN, BAD_PHONE);
    }

    @Test
    void repeatsNoValue() {
        List<FieldProblem> problems = problems(with("'pan':'ZZPAN','phone':'ZZPHONE','email':'ZZEMAIL'"));

        assertThat(problems).hasSize(3).noneMatch(problem -> problem.toString().contains("ZZ"));
    }
}
