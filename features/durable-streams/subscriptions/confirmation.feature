@durable-streams
Feature: A subscription is asked for again
  The same is confirmed and changes nothing; another one under the same id is a conflict.

  @DS-6.2-10 @MUST @capability-subscriptions-webhook
  Rule: Asking again for the same changes nothing

    Scenario: The same request again
      Given a webhook subscription to the pattern "*" with a description
      When a client asks for it again
      Then the subscription is confirmed

    Scenario: The same in another order
      Given a webhook subscription to the new streams "a" and "b"
      When a client asks for it again in another order and with its streams doubled
      Then the subscription is confirmed
      And the subscription lists just "a" and "b"

    Scenario: The cursors stay
      Given the stream "a" holds 2 messages
      And a webhook subscription to the stream "a"
      When a writer appends 3 messages to "a"
      And a client asks for it again
      Then the subscription is confirmed
      And the cursor of "a" is after message 2

    Scenario: The cursors of a pattern stay
      Given the stream "a" holds 2 messages
      And a webhook subscription to the pattern "*"
      When a writer appends 3 messages to "a"
      And a client asks for it again
      Then the subscription is confirmed
      And the cursor of "a" is after message 2

  @DS-6.2-11 @MUST @capability-subscriptions-webhook
  Rule: Another configuration under the same id is a conflict

    Scenario Outline: The same with another <field>
      Given the streams "a" and "b"
      And a webhook subscription to the pattern "*" and the streams "a" and "b" with a description
      When a client asks for it again with "<field>" set to "<value>"
      Then the request is refused as a conflict
      And the subscription is unchanged

      Examples:
        | field        | value                      |
        | pattern      | '~/**'                     |
        | streams      | ['~/a']                    |
        | streams      | ['~/a', '~/b', '~/c']      |
        | webhook.url  | '@/other'                 |
        | lease_ttl_ms | 20001                      |
        | description  | 'another one'              |

    Scenario Outline: The same without <field>
      Given the stream "a"
      And a webhook subscription to the pattern "*" and the stream "a" with a description
      When a client asks for it again without "<field>"
      Then the request is refused as a conflict
      And the subscription is unchanged

      Examples:
        | field        |
        | pattern      |
        | streams      |
        | lease_ttl_ms |
        | description  |

    @capability-subscriptions-pull
    Scenario: The same with another type
      Given a webhook subscription to the pattern "*"
      When a client asks for it again without "webhook" and with "type" set to "'pull-wake'" and with "wake_stream" set to "'~/wakes'"
      Then the request is refused as a conflict
      And the subscription is unchanged

    @capability-subscriptions-pull
    Scenario: The same with another wake stream
      Given a pull-wake subscription to the pattern "*"
      When a client asks for it again with "wake_stream" set to "'~/others'"
      Then the request is refused as a conflict
      And the subscription is unchanged
