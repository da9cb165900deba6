import Testing

@testable import Scheduling

@Suite struct `Reading a cron expression` {
    @Test(arguments: [
        ("* * * * *", "* * * * *"),
        ("0 6 * * mon", "0 6 * * MON"),
        ("  05\t6 1 Jan *  ", "5 6 1 JAN *"),
        ("*/15 0-23/6 1,15,15 2-4 1-5", "*/15 0,6,12,18 1,15 FEB-APR MON-FRI"),
        ("59,0,1 */1 * * 7", "0,1,59 * * * SUN"),
        ("0 0 * * 0,7", "0 0 * * SUN"),
        ("0 0 * * FRI-SUN", "0 0 * * SUN,FRI,SAT"),
        ("0 0 * * 5-7", "0 0 * * SUN,FRI,SAT"),
        ("0 0 * * 7-7", "0 0 * * SUN"),
        ("0 0 * * 0-7", "0 0 * * SUN-SAT"),
        ("@hourly", "0 * * * *"),
        ("@daily", "0 0 * * *"),
        ("@weekly", "0 0 * * SUN"),
        ("@monthly", "0 0 1 * *"),
        ("@Yearly", "0 0 1 JAN *"),
    ])
    func `it has one canonical text, which reads back`(written: String, canonical: String) throws {
        let expression = try CronExpression(written)
        #expect(expression.description == canonical)
        #expect(try CronExpression(canonical) == expression)
    }

    @Test(arguments: [
        ("", ScheduleError.fieldCount(0, text: "")),
        ("0 0 * *", .fieldCount(4, text: "0 0 * *")),
        ("0 0 0 * * *", .fieldCount(6, text: "0 0 0 * * *")),
        ("60 * * * *", .value("60", .minute)),
        ("-1 * * * *", .value("-1", .minute)),
        ("1- * * * *", .value("1-", .minute)),
        ("+1 * * * *", .value("+1", .minute)),
        ("٣ * * * *", .value("٣", .minute)),
        ("1,,2 * * * *", .value("", .minute)),
        ("99999999999999999999 * * * *", .value("99999999999999999999", .minute)),
        ("* 24 * * *", .value("24", .hour)),
        ("* 1-2-3 * * *", .value("2-3", .hour)),
        ("* * 0 * *", .value("0", .dayOfMonth)),
        ("* * L * *", .value("L", .dayOfMonth)),
        ("* * * 13 *", .value("13", .month)),
        ("* * * MON *", .value("MON", .month)),
        ("* * * * 8", .value("8", .dayOfWeek)),
        ("* * * * MONDAY", .value("MONDAY", .dayOfWeek)),
        ("* 22-2 * * *", .backwards("22-2", .hour)),
        ("* * * * SAT-MON", .backwards("SAT-MON", .dayOfWeek)),
        ("*/0 * * * *", .step("*/0", .minute)),
        ("*/60 * * * *", .step("*/60", .minute)),
        ("*/ * * * *", .step("*/", .minute)),
        ("* 8-18/2/2 * * *", .step("8-18/2/2", .hour)),
        ("5/15 * * * *", .stepWithoutRange("5/15", .minute)),
        ("*,5 * * * *", .starInList("*", .minute)),
        ("*/20,5 * * * *", .starInList("*/20", .minute)),
        ("5,*/20 * * * *", .starInList("*/20", .minute)),
        ("@fortnightly", .shorthand("@fortnightly")),
    ])
    func `a wrong one is refused by field and value`(text: String, error: ScheduleError) {
        #expect(throws: error) { try CronExpression(text) }
    }

    @Test(arguments: ["0 0 31 2 *", "0 0 30 FEB *", "0 0 31 4,6,9,11 *", "0 0 30-31 2 */2"])
    func `days that no calendar has are refused`(text: String) {
        #expect(throws: ScheduleError.neverHappens(text)) { try CronExpression(text) }
    }

    @Test(arguments: ["0 0 29 2 *", "0 0 31 2 MON", "0 0 29 2 */6", "0 0 31 2,3 *"])
    func `days that some year has are taken`(text: String) throws {
        #expect(try CronExpression(text).description.isEmpty == false)
    }

    @Test func `an error says the field, the value, the range and an example`() {
        #expect(
            ScheduleError.value("25", .hour).description
                == "hour \"25\" is not in 0-23; for example 6, 8-17 or */2")
        #expect(
            ScheduleError.value("FOO", .dayOfWeek).description
                == "day of week \"FOO\" is not in 0-7 or SUN-SAT; for example 1, MON-FRI or SAT,SUN"
        )
        #expect(
            ScheduleError.step("*/60", .minute).description
                == "minute step in \"*/60\" is not in 1-59; for example 30, 0,15 or */10")
        #expect(
            ScheduleError.fieldCount(1, text: "6").description
                == """
                "6" has 1 field, a cron expression has 5: minute, hour, day of month, month, \
                day of week; for example 30 6 * * MON-FRI
                """)
    }
}
